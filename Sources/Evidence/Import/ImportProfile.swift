import Facts
import Foundation

/// How a provider lays out its customs files: which column is which field, and how values are written.
///
///     try ImportProfile(json: bytes, name: "canonical.json").columns[.shipper]  // ["shipper"]
struct ImportProfile: Sendable, Hashable {
  /// What a column can hold.
  enum Field: Int, Sendable, CaseIterable {
    case reference, declaration, line, date, year, month
    case shipper, shipperOther, shipperTax, consignee, consigneeOther, consigneeTax
    case hs, goods, goodsOther
    case quantity, unit, netMassKg, netMassUnit, grossMassKg, grossMassUnit
    case valueUSD, value, currency
    case origin, departure, via, destination

    /// As profiles write it.
    var name: String { "\(self)" }

    var isMoney: Bool { self == .value || self == .valueUSD }

    init?(named name: String) {
      guard let field = Field.byName[name] else { return nil }
      self = field
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
  }

  enum DateOrder: String, Sendable, CaseIterable { case iso, dayFirst, monthFirst, yearDayMonth }

  /// What a row of the file is.
  enum Row: String, Sendable, CaseIterable {
    case shipment
    /// A line of a declaration: all lines of one are one shipment.
    case line
    /// A total of many shipments (of a month, of a country): never counted as shipments.
    case total

    var name: String { rawValue }
  }

  var name: String
  var title: String
  /// The header words of each field, the preferred first.
  var columns: [Field: [String]]
  var required: [Field]
  /// Cells that mean «not known», in capitals.
  var unknown: Set<String>
  private var unknownBytes: Set<[UInt8]>
  private var longestUnknown: Int
  /// By byte: whether such a word begins with it.
  private var unknownStarts: [Bool]
  var dateOrder: DateOrder
  var decimalComma: Bool
  /// Values of columns that the file leaves out because they are the same in all rows.
  var fixed: [Field: String]
  /// What a quantity counts where the file gives no unit; `nil` for «not known».
  var defaultUnit: String?
  /// Columns in which words stand where a figure is not known.
  var wordsMeanUnknown: Set<Field>
  /// Rows to leave out: a header word, and the cells (in capitals) that mark them.
  var skip: [String: Set<String>]
  var row: Row
  var reporter: String?
  var flow: String?
  var coverage: Period?
  /// How the file's bytes are to be read; `nil` where they tell.
  var encoding: TextEncoding?
  /// What parts the cells; `nil` where the first lines tell.
  var delimiter: UInt8?
  /// Where the records are from and what may be done with them, to be printed.
  var origin: String?
  var licence: String?
  /// Digest of the profile's own bytes: another profile makes another shard.
  var digest: String

  init(json: [UInt8], name source: String) throws(Diagnostic) {
    try ImportProfile.refuseStrangers(in: json, source)
    let plain: Plain
    do {
      plain = try JSONDecoder().decode(Plain.self, from: Data(json))
    } catch {
      throw EvidenceFault.badProfile(source, ImportProfile.words(error))
    }
    name = plain.name
    title = plain.title ?? plain.name
    columns = [:]
    for (key, words) in plain.columns {
      guard let field = Field(named: key) else {
        throw EvidenceFault.noField(source, key)
      }
      columns[field] = words
    }
    let given = columns
    for (one, other) in [
      (Field.shipper, Field.consignee), (.netMassKg, .grossMassKg), (.origin, .destination),
    ] {
      let others = given[other] ?? []
      if let shared = given[one]?.first(where: { others.contains($0) }) {
        throw EvidenceFault.badProfile(
          source, "«\(shared)» stands for both \(one.name) and \(other.name)")
      }
    }
    required = []
    for key in plain.required ?? ["date", "hs"] {
      guard let field = Field(named: key) else {
        throw EvidenceFault.noField(source, key)
      }
      required.append(field)
    }
    let words = Set((plain.unknown ?? ["", "NULL", "N/A", "-"]).map { $0.uppercased() }).union([""])
    unknown = words
    unknownBytes = Set(words.map { Array($0.utf8) })
    var starts = [Bool](repeating: false, count: 256)
    for first in words.compactMap({ $0.utf8.first }) {
      starts[Int(first)] = true
      if (0x41...0x5A).contains(first) { starts[Int(first) + 0x20] = true }
    }
    unknownStarts = starts
    longestUnknown = words.map(\.utf8.count).max() ?? 0
    decimalComma = plain.decimalComma ?? false
    fixed = [:]
    for (key, value) in plain.fixed ?? [:] {
      guard let field = Field(named: key) else {
        throw EvidenceFault.noField(source, key)
      }
      guard field != .currency || Currencies.code(value) != nil else {
        throw EvidenceFault.badProfile(
          source, "fixed currency «\(value)» is no code of ISO 4217 (EUR)")
      }
      if [.origin, .departure, .via, .destination].contains(field),
        Countries.key(Array(value.utf8)[...]) == nil
      {
        throw EvidenceFault.badProfile(source, "fixed \(key) «\(value)» is no country")
      }
      fixed[field] = field == .currency ? Currencies.code(value) : value
    }
    for (unit, mass) in [(Field.netMassUnit, Field.netMassKg), (.grossMassUnit, .grossMassKg)]
    where (columns[unit] != nil || fixed[unit] != nil) && columns[mass] == nil {
      throw EvidenceFault.badProfile(source, "\(unit.name) stands there without \(mass.name)")
    }
    for (key, unit) in [
      ("defaultUnit", plain.defaultUnit), ("fixed unit", fixed[.unit]),
      ("fixed netMassUnit", fixed[.netMassUnit]), ("fixed grossMassUnit", fixed[.grossMassUnit]),
    ] {
      guard let unit else { continue }
      let isKnown = key.contains("Mass") ? Units.grams(unit) != nil : Units.isKnown(unit)
      guard isKnown else {
        throw EvidenceFault.badProfile(
          source, "\(key) «\(unit)» is no unit known here (PCE, KG, T)")
      }
    }
    defaultUnit = plain.defaultUnit
    wordsMeanUnknown = Set((plain.wordsMeanUnknown ?? []).compactMap(Field.init(named:)))
    skip = (plain.skip ?? [:]).mapValues { Set($0.map { $0.uppercased() }) }
    dateOrder = try ImportProfile.setting("dateOrder", plain.dateOrder, .iso, source)
    row = try ImportProfile.setting("row", plain.row, .shipment, source)
    reporter = try plain.reporter.map { name throws(Diagnostic) in
      guard let code = Countries.code(name), name.utf8.count != 3 else {
        throw EvidenceFault.badProfile(source, "the reporter «\(name)» is no country (PL, Poland)")
      }
      return code
    }
    flow = plain.flow
    if let flow, !["import", "export"].contains(flow) {
      throw EvidenceFault.badProfile(source, "the flow «\(flow)» is neither import nor export")
    }
    coverage = try plain.coverage.map { span throws(Diagnostic) in
      Period(
        from: try ImportProfile.day(span.from, source), to: try ImportProfile.day(span.to, source))
    }
    if let from = coverage?.from, let to = coverage?.to, to < from {
      throw EvidenceFault.badProfile(source, "its coverage ends before it begins")
    }
    encoding = try plain.encoding.map { name throws(Diagnostic) in
      guard let known = TextEncoding(named: name) else {
        let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        throw EvidenceFault.badProfile(source, "the encoding «\(name)» is none of \(known)")
      }
      return known
    }
    delimiter = plain.delimiter?.utf8.first
    origin = plain.source
    licence = plain.licence
    digest = Digest.of(String(decoding: json, as: UTF8.self))
  }

  /// What is wrong with JSON that is no profile, for a person.
  private static func words(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "it lacks «\(key.stringValue)»"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "the value of «\(context.codingPath.map(\.stringValue).joined(separator: "."))» is of another kind: "
        + kindWanted(error)
    default: "it is not the JSON of a profile"
    }
  }

  private static func kindWanted(_ error: any Error) -> String {
    guard case DecodingError.typeMismatch(let type, _) = error else { return "a value is wanted" }
    switch type {
    case is [Any].Type, is [String].Type: return "a list is wanted, as [\"…\"]"
    case is String.Type: return "a text is wanted, as \"…\""
    case is Bool.Type: return "true or false is wanted"
    default:
      return type is [String: Any].Type
        ? "an object is wanted, as {…}" : "see tallyman explain profile"
    }
  }

  /// A day of the coverage; a slip of the pen must not make it endless.
  private static func day(_ written: String?, _ source: String) throws(Diagnostic) -> Day? {
    guard let written else { return nil }
    guard let day = Day(iso: written) else {
      throw EvidenceFault.badProfile(
        source, "coverage has «\(written)», which is no day as 2022-01-31")
    }
    return day
  }

  /// The named value of a setting; what it may be is told where it is none of these.
  private static func setting<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ written: String?, _ usual: Value, _ source: String
  ) throws(Diagnostic) -> Value where Value.RawValue == String {
    guard let written else { return usual }
    guard let value = Value(rawValue: written) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw EvidenceFault.badProfile(source, "\(name) is «\(written)», which is none of \(known)")
    }
    return value
  }

  /// A setting that there is not is a slip of the pen, and what it was meant to say would be left out in silence.
  private static func refuseStrangers(in json: [UInt8], _ source: String) throws(Diagnostic) {
    let object: [String: Any]
    do {
      object = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any] ?? [:]
    } catch {
      throw EvidenceFault.badProfile(
        source, "it is no JSON" + place(of: error as NSError, in: json))
    }
    let known = Set(Plain.CodingKeys.allCases.map(\.rawValue))
    if let stranger = object.keys.sorted().first(where: { !known.contains($0) }) {
      let near = NearestWord.of(stranger, among: known.sorted())
      throw EvidenceFault.badProfile(
        source,
        "there is no setting «\(stranger)»" + (near.map { "; did you mean «\($0)»?" } ?? ""))
    }
  }

  /// Where in the text the reader of JSON stopped.
  private static func place(of error: NSError, in json: [UInt8]) -> String {
    let told = (error.userInfo["NSDebugDescription"] as? String)?.split { !$0.isNumber }.last
    guard let index = told.flatMap({ Int($0) }), json.indices.contains(index) else { return "" }
    let before = json[..<index]
    let line = before.count { $0 == 0x0A } + 1
    return ": look at line \(line), column \(index - (before.lastIndex(of: 0x0A) ?? -1))"
  }

  private struct Plain: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
      case name, title, columns, required, unknown, dateOrder, decimalComma, fixed, defaultUnit
      case wordsMeanUnknown, skip, row, reporter, flow, coverage, encoding, delimiter, source,
        licence
    }

    var name: String
    var title: String?
    var columns: [String: [String]]
    var required: [String]?
    var unknown: [String]?
    var dateOrder: String?
    var decimalComma: Bool?
    var fixed: [String: String]?
    var defaultUnit: String?
    var wordsMeanUnknown: [String]?
    var skip: [String: [String]]?
    var row: String?
    var reporter: String?
    var flow: String?
    var coverage: Span?
    var encoding: String?
    var delimiter: String?
    var source: String?
    var licence: String?

    struct Span: Decodable {
      var from: String?
      var to: String?
    }
  }

  /// Those that come with the program, in the order of their names.
  static let shipped: [ImportProfile] = EvidenceTables.files
    .filter { $0.name.hasSuffix(".json") }
    .compactMap { try? ImportProfile(json: $0.bytes, name: $0.name) }

  /// Which columns of the header are which field, the preferred first; fields that it lacks are absent.
  func layout(of header: [String]) -> [Field: [Int]] {
    var places: [String: Int] = [:]
    for (index, word) in header.enumerated() where places[folded(word)] == nil {
      places[folded(word)] = index
    }
    var layout: [Field: [Int]] = [:]
    for (field, words) in columns {
      let found = words.compactMap { places[folded($0)] }
      if !found.isEmpty { layout[field] = found }
    }
    return layout
  }

  func place(of word: String, in header: [String]) -> Int? {
    header.firstIndex { folded($0) == folded(word) }
  }

  /// True for an empty cell and for the words that mean «not known», in any case of ASCII letters.
  func isUnknown(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    guard bytes.count <= longestUnknown, unknownStarts[Int(first)] else { return false }
    return unknownBytes.contains(bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 })
  }

  /// Fields of whose columns the header has none, and columns of rows to skip, with the words that were looked
  /// for; not told of the profiles that come with the program, which know columns by the words of many years.
  func absent(from header: [String]) -> [(field: String, words: [String])] {
    if ImportProfile.shipped.contains(where: { $0.digest == digest }) { return [] }
    let layout = layout(of: header)
    let fields = Field.allCases.filter { columns[$0] != nil && layout[$0] == nil }
    let skips = skip.keys.sorted().filter { place(of: $0, in: header) == nil }
    return fields.map { ($0.name, columns[$0] ?? []) } + skips.map { ("skip", [$0]) }
  }

  func missing(in header: [String]) -> [Field] {
    let layout = layout(of: header)
    return required.filter { layout[$0] == nil }
  }

  private func folded(_ word: String) -> String {
    word.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
