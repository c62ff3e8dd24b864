import Foundation

/// The customs records of a story, read without the program: a second opinion on its import.
struct GoldRecord: Sendable {
  var id: String
  var day: String
  var shipper: String
  var consignee: String
  var hs: String
  var goods: String
  var quantity: Double
  var netWeightInKilograms: Double
  var valueInDollars: Double
  var origin: String
  var departure: String
  var destination: String
}

extension GoldStory {
  /// Where each field stands in the columns of the profiles that the samples use.
  private static let columns: [String: [String]] = [
    "canonical": [
      "id", "date", "shipper", "consignee", "hs", "goods", "quantity", "net_weight_kg",
      "value_usd", "origin", "departure", "destination",
    ],
    "russia-import": [
      "RECORD_ID", "IMP_DATE", "SUPPLIER_NAME", "IMPORTER_NAME", "HS_CODE",
      "PRODUCT_DESCRIPTION", "QUANTITY", "NET_WEIGHT_KG", "TOTAL_VALUE_USD", "ORIGIN_COUNTRY",
      "COUNTRY_ISO_CODE_2", "DESTINATION_COUNTRY",
    ],
  ]

  func customsRecords() throws -> [GoldRecord] {
    let bytes = try GoldCorpus.data(records)
    let isWide = bytes.starts(with: [0xFF, 0xFE])
    let text = String(data: bytes, encoding: isWide ? .utf16 : .utf8) ?? ""
    let rows = CommaRows.rows(of: text)
    guard let header = rows.first, let names = Self.columns[profile] else { return [] }
    let places = names.map { header.firstIndex(of: $0) }
    return rows.dropFirst().map { row in
      let cells = places.map { $0.map { row[$0] } ?? "" }
      return GoldRecord(
        id: cells[0], day: cells[1], shipper: cells[2], consignee: cells[3], hs: cells[4],
        goods: cells[5], quantity: Double(cells[6]) ?? 0,
        netWeightInKilograms: Double(cells[7]) ?? 0, valueInDollars: Double(cells[8]) ?? 0,
        origin: cells[9], departure: cells[10], destination: cells[11])
    }
  }
}

/// Rows of comma-separated values with quotes.
enum CommaRows {
  static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuote = false
    for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
      if isQuoted {
        if wasQuote {
          wasQuote = false
          if scalar == "\"" {
            cell.unicodeScalars.append(scalar)
            continue
          }
          isQuoted = false
        } else if scalar == "\"" {
          wasQuote = true
          continue
        } else {
          cell.unicodeScalars.append(scalar)
          continue
        }
      }
      switch scalar {
      case "\"" where cell.isEmpty: isQuoted = true
      case ",":
        row.append(cell)
        cell = ""
      case "\n":
        rows.append(row + [cell])
        row = []
        cell = ""
      case "\r": break
      default: cell.unicodeScalars.append(scalar)
      }
    }
    if !cell.isEmpty || !row.isEmpty { rows.append(row + [cell]) }
    return rows
  }
}
