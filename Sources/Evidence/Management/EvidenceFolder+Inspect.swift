import Facts

/// What a customs file looks like before it is imported, as `tallyman evidence inspect` prints it.
public struct FileInspection: Hashable, Sendable {
  public var source: String
  /// The shipped profile that reads the file; `nil` where none does and one is guessed.
  public var profile: String?
  public var headerRow: Int
  public var columns: [Column]
  /// What the file leaves open: to be answered in the profile, never guessed.
  public var questions: [String]
  /// The profile, to be written to a file, mended, and given to an import with `--profile`.
  public var json: String

  public struct Column: Hashable, Sendable {
    public var header: String
    /// The field that the column is taken for; `nil` where it is left out.
    public var field: String?
    public var reason: String
    /// The field that fits second best, with its reason.
    public var runnerUp: String?
    public var samples: [String]
  }
}

extension EvidenceFolder {
  /// Looks at the tables of a customs file and says which profile reads each, or guesses one.
  ///
  ///     try EvidenceFolder.inspecting("export.csv").first?.questions
  public static func inspecting(_ path: String) throws(Diagnostic) -> [FileInspection] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if try FileStamp(of: path).isDirectory { throw EvidenceFault.isFolder(path) }
    var found: [FileInspection] = []
    for table in try CustomsTable.tables(at: path, named: name) {
      found.append(try inspection(of: table))
    }
    return found
  }

  private static func inspection(of table: CustomsTable) throws(Diagnostic) -> FileInspection {
    var (rows, _) = try TableRows.open(table)
    var sample: [(row: Int, cells: [String])] = []
    while sample.count < 400, let row = try rows.next() {
      sample.append((row.number, (0..<row.count).map { row.text($0) }))
    }
    // The header is the first row as wide, in filled cells, as the widest of the first thirty.
    func width(_ cells: [String]) -> Int { cells.count { !$0.isEmpty } }
    let most = sample.prefix(30).map { width($0.cells) }.max() ?? 0
    guard let first = sample.firstIndex(where: { width($0.cells) * 10 >= most * 8 }) else {
      throw EvidenceFault.emptyFile(table.name)
    }
    let header = sample[first].cells
    let values = sample[(first + 1)...].map(\.cells)
    let fitting = ImportProfile.shipped.filter { $0.missing(in: header).isEmpty }
    let width = fitting.map { $0.layout(of: header).count }.max() ?? 0
    let best = fitting.filter { $0.layout(of: header).count == width }
    let row = sample[first].row
    if best.count == 1 { return known(best[0], table.name, row, header, values) }
    var guess = guessed(table.name, row, header, values)
    if best.count > 1 {
      guess.questions.insert(
        "profile: \(best.map(\.name).joined(separator: " or "))?", at: 0)
    }
    return guess
  }

  private static func known(
    _ profile: ImportProfile, _ name: String, _ row: Int, _ header: [String], _ values: [[String]]
  ) -> FileInspection {
    var fields: [Int: String] = [:]
    for (field, places) in profile.layout(of: header) {
      for place in places { fields[place] = field.name }
    }
    let columns = header.indices.map { column in
      FileInspection.Column(
        header: header[column], field: fields[column],
        reason: fields[column] == nil
          ? "the profile leaves it out" : "the profile \(profile.name) names it",
        runnerUp: nil, samples: samples(values, column))
    }
    let bytes = EvidenceTables.bytes(of: "\(profile.name).json")
    return FileInspection(
      source: name, profile: profile.name, headerRow: row, columns: columns, questions: [],
      json: String(decoding: bytes, as: UTF8.self))
  }

  private static func guessed(
    _ name: String, _ row: Int, _ header: [String], _ values: [[String]]
  ) -> FileInspection {
    let guess = ProfileGuess(header: header, rows: values)
    let columns = header.indices.map { column in
      let fit = guess.columns[column]
      return FileInspection.Column(
        header: header[column], field: fit?.field.name,
        reason: fit?.reason ?? guess.reasonToLeaveOut(column),
        runnerUp: guess.runnersUp[column].map { "\($0.field.name): \($0.reason)" },
        samples: samples(values, column))
    }
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    return FileInspection(
      source: name, profile: nil, headerRow: row, columns: columns, questions: guess.questions,
      json: guess.json(name: stem, header: header))
  }

  private static func samples(_ values: [[String]], _ column: Int) -> [String] {
    var found: [String] = []
    for row in values where column < row.count {
      let text = String(row[column].prefix(60))
      if !text.isEmpty, !found.contains(text) { found.append(text) }
      if found.count == 3 { break }
    }
    return found
  }
}
