/// Which files of a folder are taken for stories or for archives of them, by the endings of their names.
enum StoryNames {
  private static let stories: Set<String> = [
    "html", "htm", "xhtml", "shtml", "md", "markdown", "txt", "docx", "eml",
  ]
  private static let archives: Set<String> = ["warc", "zip", "tar", "tgz", "tbz2", "txz"]
  private static let packed: Set<String> = ["gz", "bz2", "xz", "zst"]

  static func isStory(_ path: String) -> Bool { ending(of: path).map(stories.contains) ?? false }

  static func isWanted(_ path: String) -> Bool {
    ending(of: path).map { stories.contains($0) || archives.contains($0) } ?? false
  }

  /// The ending, that of a packing passed over: `html` of `a/story.html.gz`; `nil` for hidden files.
  private static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard !name.hasPrefix(".") else { return nil }
    var parts = name.lowercased().split(separator: ".").map(String.init)
    if parts.count > 2, packed.contains(parts[parts.count - 1]) { parts.removeLast() }
    return parts.count > 1 ? parts[parts.count - 1] : nil
  }
}

/// Paths are bytes to the system; what is no UTF-8 among them is shown as `\xe9`.
enum PathText {
  static func shown(_ bytes: some Collection<CChar>) -> String {
    let raw = bytes.map { UInt8(bitPattern: $0) }
    if let text = String(validating: raw, as: UTF8.self) { return text }
    var out = ""
    var at = 0
    while at < raw.count {
      let width = raw[at] < 0x80 ? 1 : raw[at] < 0xE0 ? 2 : raw[at] < 0xF0 ? 3 : 4
      let end = min(raw.count, at + width)
      if let text = String(validating: raw[at..<end], as: UTF8.self) {
        out += text
        at = end
      } else {
        let digits = String(raw[at], radix: 16)
        out += "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
        at += 1
      }
    }
    return out
  }
}
