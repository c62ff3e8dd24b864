import Articles

/// A stored answer of a server: its status, its fields, its body with transfer and content codings undone.
///
/// - Source: RFC 9112, "HTTP/1.1", sections 2, 5 and 7.1.
struct HTTPMessage {
  let status: Int
  let fields: [String: String]
  private let body: ArraySlice<UInt8>

  /// `nil` where the bytes do not begin with a status line.
  init?(_ block: ArraySlice<UInt8>) {
    guard block.starts(with: "HTTP/".utf8) else { return nil }
    var lines: [[UInt8]] = []
    var rest = block
    var isWhole = false
    while let end = rest.firstIndex(of: 0x0A) {
      var line = rest[..<end]
      if line.last == 0x0D { line = line.dropLast() }
      rest = rest[(end + 1)...]
      if line.isEmpty {
        isWhole = true
        break
      }
      lines.append(Array(line))
    }
    guard isWhole, let first = lines.first else { return nil }
    let words = first.split(separator: 0x20, omittingEmptySubsequences: true)
    guard words.count > 1, let status = Int(String(decoding: words[1], as: UTF8.self)) else {
      return nil
    }
    self.status = status
    fields = HeaderFields.parsed(lines.dropFirst())
    body = rest
  }

  var media: MediaType { MediaType(fields["content-type"] ?? "") }

  /// - Throws: `ContentDecoding.Failure` where a coding cannot be undone within the limit.
  func content(limit: Int) throws(ContentDecoding.Failure) -> [UInt8] {
    var bytes = Array(body)
    if (fields["transfer-encoding"] ?? "").lowercased().contains("chunked") {
      bytes = HTTPMessage.unchunked(bytes)
    }
    let codings = (fields["content-encoding"] ?? "").lowercased().split(separator: ",").map {
      $0.filter { $0 != " " && $0 != "\t" }
    }
    return try ContentDecoding.decoded(bytes, codings: codings, limit: limit)
  }

  /// A body whose chunks were joined already, under a header that still speaks of them, stays as it is;
  /// chunks that break off give what came before.
  static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var at = 0
    while let (size, next) = chunkHead(bytes, at) {
      if size == 0 { return out }
      let end = min(bytes.count, next + size)
      out += bytes[next..<end]
      at = end
      if at < bytes.count, bytes[at] == 0x0D { at += 1 }
      if at < bytes.count, bytes[at] == 0x0A { at += 1 }
    }
    return out.isEmpty ? bytes : out
  }

  private static func chunkHead(_ bytes: [UInt8], _ start: Int) -> (size: Int, next: Int)? {
    var at = start
    var size = 0
    var digits = 0
    while at < bytes.count, let digit = hexDigit(bytes[at]) {
      guard digits < 8 else { return nil }
      size = size * 16 + digit
      digits += 1
      at += 1
    }
    guard digits > 0 else { return nil }
    // Extensions run to the end of the line.
    while at < bytes.count, bytes[at] != 0x0A {
      if at - start > 1_000 { return nil }
      at += 1
    }
    return at < bytes.count ? (size, at + 1) : nil
  }

  private static func hexDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }
}

/// `text/html; charset=windows-1251`: what a server says a body is.
struct MediaType: Equatable {
  let name: String
  let charset: String?

  init(_ text: String) {
    let parts = text.lowercased().split(separator: ";").map {
      HeaderFields.trimmed(Array($0.utf8)[...])
    }
    name = parts.first ?? ""
    charset = parts.dropFirst().first { $0.hasPrefix("charset=") }.map {
      $0.dropFirst("charset=".count).filter { $0 != "\"" && $0 != "'" && $0 != " " }
    }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// False for pictures, scripts and the like.
  var mayBeStory: Bool {
    let kinds = ["text/html", "application/xhtml+xml", "text/plain", "text/markdown", ""]
    return kinds.contains(name) || name.hasPrefix("application/vnd.openxmlformats")
      || ["message/rfc822", "application/octet-stream", "unknown/unknown"].contains(name)
  }

  /// The format of a story of this type; `nil` for pictures, scripts and the like.
  func format(of body: [UInt8], named name: String) -> ArticleFormat? {
    switch self.name {
    case "text/html", "application/xhtml+xml": .html
    case "text/plain": ArticleFormat.detected(in: body, named: name) == .html ? .html : .text
    case "text/markdown": .markdown
    case "application/vnd.openxmlformats-officedocument.wordprocessingml.document": .docx
    case "message/rfc822": .eml
    case "", "application/octet-stream", "unknown/unknown":
      ArticleFormat.detected(in: body, named: name) == .html ? .html : nil
    default: nil
    }
  }
}
