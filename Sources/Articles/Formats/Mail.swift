import Facts

/// A story saved as a mail (.eml), or as a page with its parts (.mht): its HTML part, else its text.
///
/// - Source: RFC 5322 (messages), 2045 and 2046 (MIME), 2047 (words in headers).
struct MailFormat {
  let html: HTMLFormat

  func read(_ raw: [UInt8], into draft: inout ArticleDraft) {
    let mail = MailPart(raw[...], depth: 0)
    guard let body = mail.body(ofType: "text/html") ?? mail.body(ofType: "text/plain") else {
      return
    }
    if body.type == "text/html" {
      html.read(body.decoded, declared: body.charset, into: &draft)
    } else {
      PlainTextFormat().read(body.decoded, declared: body.charset, into: &draft)
    }
    let subject = mail.headers["subject"].map { MailWords.decoded($0) } ?? ""
    // A mail's text begins with the story, not with its headline.
    if draft.headline == nil, !subject.isEmpty { draft.headline = subject }
    if draft.date == nil, let date = mail.headers["date"] {
      draft.date = WrittenDate(date)
      if draft.date == nil { draft.problems.append(.dateIsNoDate(date)) }
    }
    if draft.canonicalURL == nil {
      draft.canonicalURL = mail.headers["snapshot-content-location"]
    }
  }
}

/// One part of a mail: its headers, and its content as bytes.
struct MailPart {
  var headers: [String: String] = [:]
  var type = "text/plain"
  var charset: String?
  private var content: ArraySlice<UInt8>
  private var parts: [MailPart] = []

  init(_ bytes: ArraySlice<UInt8>, depth: Int) {
    var lines = MailLines(bytes)
    var name: String?
    while let line = lines.next(), !line.isEmpty {
      if line.first == 0x20 || line.first == 0x09 {
        if let name { headers[name, default: ""] += " " + Folding.folded(line) }
        continue
      }
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let key = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      name = headers[key] == nil ? key : nil
      if headers[key] == nil { headers[key] = Folding.folded(line[(colon + 1)...]) }
    }
    content = lines.rest
    let full = headers["content-type"] ?? "text/plain"
    type = full.split(separator: ";").first.map { Folding.folded(String($0)).lowercased() } ?? type
    charset = MailPart.parameter("charset", in: full)
    guard depth < 8 else { return }
    if type.hasPrefix("multipart/"), let boundary = MailPart.parameter("boundary", in: full) {
      parts = MailPart.split(content, at: boundary).map { MailPart($0, depth: depth + 1) }
    } else if type == "message/rfc822" {
      parts = [MailPart(content, depth: depth + 1)]
    }
  }

  /// The largest part of that type that is no attachment.
  func body(ofType wanted: String) -> MailPart? {
    let isAttachment =
      headers["content-disposition"]?.lowercased().hasPrefix("attachment") ?? false
    if parts.isEmpty { return type == wanted && !isAttachment ? self : nil }
    return parts.compactMap { $0.body(ofType: wanted) }.max { $0.content.count < $1.content.count }
  }

  var decoded: [UInt8] {
    switch headers["content-transfer-encoding"]?.lowercased() {
    case "quoted-printable": MailWords.quotedPrintable(content, inHeader: false)
    case "base64": MailWords.base64(content)
    default: Array(content)
    }
  }

  static func parameter(_ name: String, in header: String) -> String? {
    for part in header.split(separator: ";").dropFirst() {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let key = Folding.folded(String(part[..<equals])).lowercased()
      guard key == name else { continue }
      let value = Folding.folded(String(part[part.index(after: equals)...]))
      return value.filter { $0 != "\"" }
    }
    return nil
  }

  /// The parts between boundary lines, at most 200.
  private static func split(
    _ content: ArraySlice<UInt8>, at boundary: String
  ) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var found: [ArraySlice<UInt8>] = []
    var lines = MailLines(content)
    var start: Int?
    while found.count < 200 {
      let at = lines.rest.startIndex
      guard let line = lines.next() else { break }
      guard line.starts(with: mark) else { continue }
      if let start { found.append(content[start..<at]) }
      start = lines.rest.startIndex
      if line.dropFirst(mark.count).starts(with: [0x2D, 0x2D]) { return found }
    }
    if let start, start < content.endIndex { found.append(content[start...]) }
    return found
  }
}

/// Lines of bytes, their ends taken off.
struct MailLines {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func next() -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    var line = rest[rest.startIndex..<end]
    rest = end < rest.endIndex ? rest[(end + 1)...] : rest[rest.endIndex...]
    if line.last == 0x0D { line = line.dropLast() }
    return line
  }
}
