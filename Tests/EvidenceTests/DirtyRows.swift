import Facts
import Foundation

/// Writes invented lines of Russian declarations, clean and dirty, and lists every value that was made dirty.
struct DirtyRows {
  private var state: UInt64

  static let header = [
    "record_id", "declaration_number", "item_number", "declaration_date", "shipper_name",
    "consignee_name", "consignee_inn", "origin_country", "dispatch_country", "hs_code",
    "goods_description", "quantity", "unit", "gross_weight_kg", "net_weight_kg", "invoice_value",
    "currency", "value_usd",
  ]
  static let kinds = [
    "decimal_comma", "date_dmy", "hs_dotted", "hs_lost_zero", "weight_missing", "weight_lb",
    "mojibake", "value_x1000", "country_name", "currency_alias", "embedded_newline",
    "thousand_sep", "net_gt_gross", "duplicate",
  ]
  private static let names = [
    "ООО \"ВЕТЕР\"", "АО «Приморский Берег»", "ООО \"СНАБ-РЕЧПОРТ\"", "ИП ТОПОЛЕВ А. А.",
    "BEREZINA TRADE LLC",
  ]
  private static let goods = [
    "ПОДКОВЫ КОВАНЫЕ", "НАСОСЫ ВОДЯНЫЕ, БЫТОВЫЕ", "LAMPS, FOR READING", "СЕТИ РЫБОЛОВНЫЕ",
  ]
  private static let codes = ["8413918000", "0304990000", "7326190000", "9405210000", "5608110000"]
  private static let aliases = ["USD": "840", "EUR": "€", "CNY": "RMB", "AED": "DHS"]
  private static let rates = ["USD": 100, "EUR": 108, "CNY": 14, "AED": 27]
  private static let countries = ["CN": "КИТАЙ", "TR": "ТУРЦИЯ", "DE": "ГЕРМАНИЯ", "VN": "vn"]

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  private mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }

  func write(into folder: CustomsFolder, rows count: Int) throws {
    var random = self
    var clean = [DirtyRows.header]
    var dirty = [DirtyRows.header]
    var log = [["record_id", "kind", "column", "clean_value"]]
    for number in 1...count {
      let row = random.row(number)
      clean.append(row)
      var soiled = row
      if number > 1, random.below(10) == 0 {
        let kind = random.one(of: DirtyRows.kinds)
        soiled = DirtyRows.soiled(row, kind, before: dirty[dirty.count - 1], &log)
      }
      dirty.append(soiled)
    }
    for name in ["clean", "dirty"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    try folder.write(DirtyRows.text(clean), as: "clean/shipments.csv")
    try folder.write(DirtyRows.text(dirty), as: "dirty/shipments.csv")
    try folder.write(DirtyRows.text(log), as: "dirty/dirty.csv")
  }

  private mutating func row(_ number: Int) -> [String] {
    let day = Day(number: 18_700 + below(300)).description
    let grams = 10_000 + below(9_000_000)
    let cents = 100 + below(90_000_000)
    let currency = one(of: DirtyRows.rates.keys.sorted())
    let value = max(1, cents * 100 / (DirtyRows.rates[currency] ?? 100))
    func decimal(_ hundredths: Int) -> String {
      String(hundredths / 100) + "." + String(String(100 + hundredths % 100).suffix(2))
    }
    let country = one(of: DirtyRows.countries.keys.sorted())
    return [
      "\(number)", "10012020/070621/\(number)", "\(1 + below(3))", day,
      "RIVERSIDE WORKS \(below(40))", one(of: DirtyRows.names), "7700000\(100 + below(800))",
      country, country, one(of: DirtyRows.codes), one(of: DirtyRows.goods), "\(1 + below(900))",
      "ШТ", decimal(grams / 9), decimal(grams / 10), decimal(value), currency, decimal(cents),
    ]
  }

  private static func soiled(
    _ row: [String], _ kind: String, before: [String], _ log: inout [[String]]
  ) -> [String] {
    var row = row
    func place(_ name: String) -> Int { header.firstIndex(of: name) ?? 0 }
    func soil(_ name: String, _ change: (String) -> String) {
      log.append([row[0], kind, name, row[place(name)]])
      row[place(name)] = change(row[place(name)])
    }
    switch kind {
    case "decimal_comma":
      for name in ["gross_weight_kg", "net_weight_kg"] {
        soil(name) { $0.replacing(".", with: ",") }
      }
    case "date_dmy":
      soil("declaration_date") { $0.split(separator: "-").reversed().joined(separator: ".") }
    case "hs_dotted": soil("hs_code") { "\($0.prefix(4)).\($0.dropFirst(4))" }
    case "hs_lost_zero":
      soil("hs_code") { $0.hasPrefix("0") ? String($0.dropFirst()) : String($0.prefix(6)) }
    case "weight_missing": soil("net_weight_kg") { _ in "" }
    case "weight_lb":
      for name in ["gross_weight_kg", "net_weight_kg"] {
        soil(name) { "\(Int(((Double($0) ?? 0) / 0.45359237).rounded())) LB" }
      }
    case "mojibake":
      soil("consignee_name") { name in
        String(String.UnicodeScalarView(name.unicodeScalars.map { latin($0) }))
      }
    case "value_x1000": soil("value_usd") { "\($0.replacing(".", with: ""))0.00" }
    case "country_name": soil("dispatch_country") { countries[$0] ?? $0 }
    case "currency_alias": soil("currency") { aliases[$0] ?? $0 }
    case "embedded_newline":
      soil("goods_description") { $0.replacing(" ", with: "\n", maxReplacements: 1) + " \"A\"" }
    case "thousand_sep":
      soil("invoice_value") { text in
        let parts = text.split(separator: ".")
        let whole = Figure(Int(parts[0]) ?? 0).grouped().replacing(",", with: " ")
        return "\(whole),\(parts[1])"
      }
    case "net_gt_gross":
      let (gross, net) = (row[place("gross_weight_kg")], row[place("net_weight_kg")])
      soil("gross_weight_kg") { _ in net }
      soil("net_weight_kg") { _ in gross }
    default:
      log.append([row[0], kind, "record_id", before[0]])
      row = [row[0]] + before.dropFirst()
    }
    return row
  }

  /// A letter of Windows-1251 as Latin-1 shows its byte.
  private static func latin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x410...0x44F: Unicode.Scalar(UInt8(scalar.value - 0x410 + 0xC0))
    default: scalar
    }
  }

  private static func text(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { cell in
        cell.contains { ",\"\n".contains($0) }
          ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}
