/// The head of one record of a crawl file: its type, and its fields by lower-case name.
///
/// - Source: ISO 28500:2017, "WARC file format", version 1.1.
struct WARCRecord {
  private(set) var fields: [String: String] = [:]

  /// `nil` where the lines are no record's head.
  init?(_ lines: [[UInt8]]) {
    guard let first = lines.first, first.starts(with: "WARC/".utf8) else { return nil }
    fields = HeaderFields.parsed(lines.dropFirst())
  }

  var type: String { fields["warc-type"]?.lowercased() ?? "" }

  /// `nil` where it is missing or no number.
  var length: Int? {
    guard let text = fields["content-length"], let value = Int(text), value >= 0 else { return nil }
    return value
  }

  /// The address the page was fetched from; some crawlers put it in angle brackets.
  var address: String? {
    guard var text = fields["warc-target-uri"] else { return nil }
    if text.hasPrefix("<"), text.hasSuffix(">") { text = String(text.dropFirst().dropLast()) }
    return text.isEmpty ? nil : text
  }

  var date: String { fields["warc-date"] ?? "" }
  var payload: String { fields["warc-payload-digest"]?.lowercased() ?? "" }
  var contentType: String { fields["content-type"]?.lowercased() ?? "" }
  var isSegment: Bool { fields["warc-segment-number"] != nil }
}

/// `Name: value` lines as mails, HTTP and WARC write them.
enum HeaderFields {
  /// By lower-case name; lines that begin with white space go on the one before; of two the last.
  static func parsed(_ lines: some Sequence<[UInt8]>) -> [String: String] {
    var fields: [String: String] = [:]
    var name = ""
    for line in lines {
      if let first = line.first, first == 0x20 || first == 0x09 {
        if !name.isEmpty { fields[name, default: ""] += " " + trimmed(line[...]) }
        continue
      }
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      name = trimmed(line[..<colon]).lowercased()
      fields[name] = trimmed(line[(colon + 1)...])
    }
    return fields
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var rest = bytes
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
    return String(decoding: rest, as: UTF8.self)
  }
}
