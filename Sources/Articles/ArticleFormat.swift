/// The kinds of file a story comes in; one file under `Formats` reads each.
public enum ArticleFormat: String, CaseIterable, Sendable {
  case html, markdown, text, docx, eml

  /// The format that the bytes show, and the file's name where they leave it open.
  ///
  ///     ArticleFormat.detected(in: Array("<p>Ten ships.</p>".utf8), named: "story")  // .html
  ///     ArticleFormat.detected(in: Array("Ten ships.".utf8), named: "story.md")     // .markdown
  public static func detected(in bytes: [UInt8], named name: String) -> ArticleFormat {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .docx }
    let ending = fileEnding(of: name)
    let head = FoldedBytes(bytes.prefix(4096).filter { $0 != 0 })
    if ending != "txt", ending != "md", ending != "markdown", looksLikeMail(head) { return .eml }
    if looksLikeHTML(head) { return .html }
    switch ending {
    case "html", "htm", "xhtml", "shtml", "php", "asp", "aspx": return .html
    case "md", "markdown", "mdown", "mkd": return .markdown
    case "eml", "mht", "mhtml": return .eml
    case "txt", "text": return .text
    default: return head.hasTag ? .html : .text
    }
  }

  /// The last ending of a file's name, `.gz` passed over: `story.html.gz` is `html`.
  static func fileEnding(of name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    var parts = last.lowercased().split(separator: ".").map(String.init)
    if parts.count > 1, parts.last == "gz" { parts.removeLast() }
    return parts.count > 1 ? parts[parts.count - 1] : ""
  }

  private static func looksLikeHTML(_ head: FoldedBytes) -> Bool {
    head.begins(with: "<!doctype html") || head.begins(with: "<html")
      || (head.begins(with: "<")
        && ["<html", "<head", "<body", "<article"].contains(where: head.has))
  }

  /// A message begins with header lines, one of which only messages have.
  private static func looksLikeMail(_ head: FoldedBytes) -> Bool {
    guard let first = head.bytes.first, first != 0x3C else { return false }
    var marks = 0
    var lines = 0
    for line in head.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(60) {
      if line.isEmpty || line.elementsEqual([0x0D]) { break }
      lines += 1
      if line.first == 0x20 || line.first == 0x09 { continue }
      guard let colon = line.firstIndex(of: 0x3A) else { return false }
      let name = String(decoding: line[line.startIndex..<colon], as: UTF8.self)
      if [
        "from", "to", "subject", "date", "mime-version", "received", "message-id", "return-path",
        "content-type", "delivered-to",
      ].contains(name) {
        marks += 1
      } else if name.contains(" ") || name.isEmpty {
        return false
      }
    }
    return lines >= 2 && marks >= 2
  }
}

/// The first bytes of a file, white space at the front dropped and ASCII letters made small.
struct FoldedBytes {
  let bytes: [UInt8]

  init(_ raw: [UInt8]) {
    var rest = raw[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    if rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF]) {
      rest = rest.dropFirst(2)
    }
    rest = rest.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    bytes = rest.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
  }

  func begins(with text: String) -> Bool { bytes.starts(with: text.utf8) }

  func has(_ text: String) -> Bool { bytes.position(of: Array(text.utf8), from: 0) != nil }

  var hasTag: Bool { ["<p>", "<p ", "<div", "<br", "<h1"].contains(where: has) }
}

extension Array where Element == UInt8 {
  /// The first position at or after `start` where `needle` stands.
  func position(of needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, count >= needle.count else { return nil }
    var at = start
    let last = count - needle.count
    while at <= last {
      if self[at] == first, self[at..<at + needle.count].elementsEqual(needle) { return at }
      at += 1
    }
    return nil
  }
}
