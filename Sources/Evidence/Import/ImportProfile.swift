import Facts
import Foundation

/// How a provider lays out its customs files: which column is which field, and how values are written.
///
///     try ImportProfile(json: bytes, name: "canonical.json").columns[.shipper]  // ["shipper"]
struct ImportProfile: Sendable, Hashable {
  /// What a column can hold.
  enum Field: String, Sendable, CaseIterable {
    case reference, declaration, line, date
    case shipper, shipperOther, shipperTax, consignee, consigneeOther, consigneeTax
    case hs, goods, goodsOther
    case quantity, unit, netMassKg, grossMassKg
    case valueUSD, value, currency
    case origin, departure, via, destination
  }

  enum DateOrder: String, Sendable { case iso, dayFirst, monthFirst }

  /// What a row of the file is.
  enum Row: String, Sendable { case shipment, line }

  var name: String
  var title: String
  /// The header words of each field, the preferred first.
  var columns: [Field: [String]]
  var required: [Field]
  /// Cells that mean «not known», in capitals.
  var unknown: Set<String>
  var dateOrder: DateOrder
  var row: Row
  var reporter: String?
  var flow: String?
  var coverage: Period?
  /// Digest of the profile's own bytes: another profile makes another shard.
  var digest: String

  init(json: [UInt8], name source: String) throws(Diagnostic) {
    let plain: Plain
    do {
      plain = try JSONDecoder().decode(Plain.self, from: Data(json))
    } catch {
      throw EvidenceFault.badProfile(source, "it is not the JSON of a profile (\(error))")
    }
    name = plain.name
    title = plain.title ?? plain.name
    columns = [:]
    for (key, words) in plain.columns {
      guard let field = Field(rawValue: key) else {
        throw EvidenceFault.badProfile(source, "there is no field «\(key)»")
      }
      columns[field] = words
    }
    required = []
    for key in plain.required ?? ["date", "hs"] {
      guard let field = Field(rawValue: key) else {
        throw EvidenceFault.badProfile(source, "there is no field «\(key)»")
      }
      required.append(field)
    }
    unknown = Set((plain.unknown ?? ["", "NULL", "N/A", "-"]).map { $0.uppercased() })
    dateOrder = DateOrder(rawValue: plain.dateOrder ?? "iso") ?? .iso
    row = Row(rawValue: plain.row ?? "shipment") ?? .shipment
    reporter = plain.reporter
    flow = plain.flow
    coverage = plain.coverage.map {
      Period(from: $0.from.flatMap { Day(iso: $0) }, to: $0.to.flatMap { Day(iso: $0) })
    }
    digest = Digest.of(String(decoding: json, as: UTF8.self))
  }

  private struct Plain: Decodable {
    var name: String
    var title: String?
    var columns: [String: [String]]
    var required: [String]?
    var unknown: [String]?
    var dateOrder: String?
    var row: String?
    var reporter: String?
    var flow: String?
    var coverage: Span?

    struct Span: Decodable {
      var from: String?
      var to: String?
    }
  }

  /// Those that come with the program, in the order of their names.
  static let shipped: [ImportProfile] = EvidenceTables.files
    .filter { $0.name.hasSuffix(".json") }
    .compactMap { try? ImportProfile(json: $0.bytes, name: $0.name) }

  /// Which column of the header is which field; fields that the header lacks are absent.
  func layout(of header: [String]) -> [Field: Int] {
    var places: [String: Int] = [:]
    for (index, word) in header.enumerated() where places[folded(word)] == nil {
      places[folded(word)] = index
    }
    var layout: [Field: Int] = [:]
    for (field, words) in columns {
      for word in words {
        if let place = places[folded(word)] {
          layout[field] = place
          break
        }
      }
    }
    return layout
  }

  func missing(in header: [String]) -> [Field] {
    let layout = layout(of: header)
    return required.filter { layout[$0] == nil }
  }

  private func folded(_ word: String) -> String {
    word.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
