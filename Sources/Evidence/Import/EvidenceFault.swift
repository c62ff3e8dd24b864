import Facts

/// Everything that can go wrong with customs files and shards, and how it is told to a person.
///
/// A message does not name its file: where it is told, the place stands before it.
enum EvidenceFault {
  static func notFound(_ path: String) -> Diagnostic {
    Diagnostic(
      "TM3001", .error, "there is no file or folder of that name", at: path,
      remedy: "check the path; evidence is a customs file, a folder of them, or a folder of shards")
  }
  static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "TM3002", .error, "it cannot be read: \(reason)", at: path,
      remedy: "check the permissions of the file and of its folders")
  }
  static func emptyFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      "TM3003", .error, "the folder holds neither sealed shards nor customs files",
      at: path,
      remedy: "name a folder made by «tallyman evidence import», or one with CSV files")
  }
  static func emptyFile(_ file: String) -> Diagnostic {
    Diagnostic(
      "TM3004", .error, "the file is empty", at: file,
      remedy: "export the file again; nothing was kept")
  }
  static func binary(_ file: String) -> Diagnostic {
    Diagnostic(
      "TM3005", .error, "it is not a table of text: it holds zero bytes", at: file,
      remedy: "export the data as CSV; nothing was kept")
  }
  /// - Parameter kind: what the first bytes show it to be: «a PDF».
  static func notATable(_ file: String, _ kind: String) -> Diagnostic {
    Diagnostic(
      "TM3005", .error, "it is not a table of text: it is \(kind)", at: file,
      remedy: "export the data as CSV or .xlsx; nothing was kept")
  }
  static func absentColumns(
    _ file: String, profile: String, _ columns: [(field: String, words: [String])]
  )
    -> Diagnostic
  {
    let shown = columns.map { column in
      "\(column.words.map { "«\($0)»" }.joined(separator: " or ")) (\(column.field))"
    }
    return Diagnostic(
      "TM3039", .warning,
      "its header lacks columns that the profile \(profile) reads: \(shown.joined(separator: ", "))",
      at: "\(file): row 1",
      remedy:
        "correct the words in the profile, or take the fields out of it; they are not known of any record"
    )
  }
  static func sameFileOtherwise(_ file: String, id: String, profile: String) -> Diagnostic {
    let short = String(id.prefix(12))
    return Diagnostic(
      "TM3040", .warning,
      "the same file is there already as \(short), read by the profile \(profile): both stay, with the coverage of each",
      at: file, remedy: "take out the one that is wrong: tallyman evidence remove \(short)")
  }
  static func noProfile(_ file: String, header: [String]) -> Diagnostic {
    let shown = header.prefix(6).joined(separator: ", ")
    return Diagnostic(
      "TM3006", .error, "the first row is the header of no known layout: \(shown)",
      at: "\(file): row 1",
      remedy: "add a header row, or describe the columns: "
        + "«tallyman evidence inspect FILE --write-profile mine.json», "
        + "then «tallyman evidence import FILE --profile mine.json --evidence FOLDER»")
  }
  static func missingColumns(_ file: String, profile: String, missing: [String]) -> Diagnostic {
    Diagnostic(
      "TM3007", .error,
      "it lacks what the profile \(profile) needs: \(missing.joined(separator: ", "))",
      at: "\(file): row 1",
      remedy: "choose another profile, or correct the words in it: they must stand in the header")
  }
  static func tooManyRejects(
    _ file: String, rejected: Int, of rows: Int, limit: String, first: [RowReject]
  ) -> Diagnostic {
    func place(_ reject: RowReject) -> String {
      "row \(reject.row)" + (reject.column.isEmpty ? "" : ", column \(reject.column)")
    }
    let examples = first.map { "\(place($0)): \($0.reason)" }.joined(separator: "; ")
    let example = examples.isEmpty ? "" : "; the first: \(examples)"
    return Diagnostic(
      "TM3008", .error,
      "\(rejected) of \(rows) rows were rejected, more than \(limit)\(example)",
      at: first.first.map { "\(file): \(place($0))" } ?? file,
      remedy: "mend the rows or the profile, or raise --max-rejects; nothing was kept")
  }
  static func noRows(_ file: String) -> Diagnostic {
    Diagnostic(
      "TM3009", .error, "the file has a header and no rows", at: file,
      remedy: "export the file again; nothing was kept")
  }
  static func rowsRejected(_ file: String, rejected: Int, of rows: Int, kept: String) -> Diagnostic
  {
    Diagnostic(
      "TM3010", .warning, "\(rejected) of \(rows) rows were rejected", at: file,
      remedy: "mend the rows in \(kept), which lies beside the shards, and import that file alone")
  }
  static func rowTooLong(_ file: String, row: Int) -> Diagnostic {
    Diagnostic(
      "TM3011", .error, "the row is longer than 16 MB", at: "\(file): row \(row)",
      remedy: "check the quotes and line ends around that row; nothing was kept")
  }
  static func secondHeader(_ file: String, row: Int) -> Diagnostic {
    Diagnostic(
      "TM3037", .error, "the row is a second header, with other columns",
      at: "\(file): row \(row)",
      remedy: "split the file there and import both parts; nothing was kept")
  }
  static func damagedShard(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "TM3012", .error, "the shard is damaged or no shard: \(reason)", at: path,
      remedy: "remove that file and import its source again")
  }
  static func cannotWrite(_ path: String, _ reason: String) -> Diagnostic {
    // What is being imported has a name of its own for as long; the folder is what a person knows.
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    let known = names.prefix { !$0.hasPrefix(ShardWriter.temporaryPrefix) }
    let place = known.isEmpty ? "." : known.joined(separator: "/")
    return Diagnostic(
      "TM3013", .error, "nothing can be written there: \(reason)", at: place,
      remedy: "check the space and the permissions there; the evidence is as it was")
  }
  static func changedWhileRead(_ file: String) -> Diagnostic {
    Diagnostic(
      "TM3014", .error, "the file changed while it was read", at: file,
      remedy: "wait until it is written, then import it again; nothing was kept")
  }
  static func ambiguousProfile(_ file: String, _ names: [String]) -> Diagnostic {
    Diagnostic(
      "TM3015", .error,
      "the header fits several layouts: \(names.joined(separator: ", "))",
      at: "\(file): row 1", remedy: "name one with --profile")
  }
  static func badProfile(_ name: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "TM3016", .error, "the profile cannot be used: \(reason)", at: name,
      remedy: "compare it with «tallyman evidence inspect --write-profile»")
  }
  static func noField(_ name: String, _ written: String) -> Diagnostic {
    let names = ImportProfile.Field.allCases.map(\.name)
    let meant = NearestWord.of(written, among: names).map { "; did you mean «\($0)»?" } ?? ""
    return Diagnostic(
      "TM3016", .error, "the profile cannot be used: there is no field «\(written)»\(meant)",
      at: name, remedy: "the fields are listed by «tallyman explain profile»")
  }
  static func queryFailed(_ reason: String) -> Diagnostic {
    Diagnostic(
      "TM3017", .error, "the evidence could not be asked: \(reason)",
      remedy: "check the shards with «tallyman evidence list», and import again what is damaged")
  }
  static func duplicateRows(_ file: String, count: Int) -> Diagnostic {
    Diagnostic(
      "TM3018", .note, "\(count) rows repeat another row and are counted once", at: file,
      remedy: "none is needed; look at the rows if they should be shipments of their own")
  }
  static func figuresMended(_ file: String, repaired: Int, swapped: Int) -> Diagnostic {
    var parts: [String] = []
    if repaired > 0 { parts.append("\(repaired) names were read in the wrong alphabet and mended") }
    if swapped > 0 { parts.append("\(swapped) rows had net above gross mass: the smaller is net") }
    return Diagnostic(
      "TM3019", .note, parts.joined(separator: "; "), at: file,
      remedy: "look at a few of them with «tallyman evidence show»")
  }
  static func damagedArchive(_ file: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "TM3030", .error, "it cannot be unpacked: \(reason)", at: file,
      remedy: "fetch or export the file again; nothing was kept")
  }
  static func noTable(_ file: String) -> Diagnostic {
    Diagnostic(
      "TM3031", .error, "it holds no table: no CSV, TSV or sheet", at: file,
      remedy: "hand in what has the rows: CSV or TSV, or an .xlsx with a sheet; nothing was kept")
  }
  static func aggregated(_ file: String) -> Diagnostic {
    Diagnostic(
      "TM3032", .note,
      "the rows are totals, not shipments: their shipments are not counted",
      at: file, remedy: "import the shipments themselves to check numbers of shipments")
  }
  static func converted(_ file: String, converted: Int, unconverted: Int, _ currencies: [String])
    -> Diagnostic
  {
    var parts: [String] = []
    if converted > 0 {
      parts.append("\(converted) values were converted to US dollars by the rates of their days")
    }
    if unconverted > 0 {
      parts.append(
        "\(unconverted) have no rate (\(currencies.joined(separator: ", "))) and no dollar value")
    }
    return Diagnostic(
      "TM3033", .note, parts.joined(separator: "; "), at: file,
      remedy: unconverted == 0
        ? "none is needed; sums in dollars use these values"
        : "sums of value that would need those without a rate are shown as not covered")
  }
  /// - Parameters:
  ///   - thousands: a figure whose mark was taken to part thousands, with its row.
  ///   - decimals: one whose mark can only part decimals.
  static func marksOfBothKinds(
    _ file: String, column: String, thousands: (row: Int, figure: String),
    decimals: (row: Int, figure: String), profile: ImportProfile
  ) -> Diagnostic {
    let mark = profile.decimalComma ? "." : ","
    return Diagnostic(
      "TM3041", .error,
      "in «\(decimals.figure)» (row \(decimals.row)) the «\(mark)» can only part decimals; by the profile "
        + "\(profile.name) it parts thousands in «\(thousands.figure)»",
      at: "\(file): row \(thousands.row), column \(column)",
      remedy:
        "say \"decimalComma\": \(!profile.decimalComma) in a profile, or write the figures alike; nothing was kept"
    )
  }
  static func pointOfBothKinds(
    _ file: String, thousands: (column: String, row: Int, figure: String),
    three: (column: String, row: Int, figure: String)
  ) -> Diagnostic {
    Diagnostic(
      "TM3042", .warning,
      "«\(three.figure)» was read with a decimal point, but the point of «\(thousands.figure)» (row \(thousands.row), "
        + "column \(thousands.column)) parts thousands",
      at: "\(file): row \(three.row), column \(three.column)",
      remedy: "if it is a thousand times as much, say \"decimalComma\": true in a profile")
  }
  static func noUnits(_ file: String, column: String) -> Diagnostic {
    Diagnostic(
      "TM3043", .warning,
      "nothing says what «\(column)» counts: no claim about pieces will be supported",
      at: "\(file): row 1",
      remedy: "say \"unit\": [\"…\"] (a column) or \"defaultUnit\": \"PCE\" in a profile")
  }
  static func isFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      "TM3036", .error, "it is a folder, not a customs file", at: path,
      remedy: "name the files in it; a shell's «\(path)/*.csv» does")
  }
  static func unknownRow(_ file: String, row: Int) -> Diagnostic {
    Diagnostic(
      "TM3038", .error, "the import holds no record of that row",
      at: "\(file): row \(row)",
      remedy: "the row may be blank, rejected, or a repetition of another; look in the file itself")
  }
  static func unknownShard(_ id: String) -> Diagnostic {
    Diagnostic(
      "TM3034", .error, "the evidence has no import with that id", at: id,
      remedy:
        "«tallyman evidence list» shows the ids; the first letters are enough if they are one's alone"
    )
  }
}

/// One row that was not taken over, and why.
struct RowReject: Sendable, Hashable {
  var row: Int
  var column: String
  var code: String
  var reason: String
}
