/// The text of a Markdown line as people read it: emphasis, links and code marks taken out.
enum MarkdownInline {
  /// `**12 tons** of [armor](a.html)` is `12 tons of armor`.
  static func plain(_ text: String) -> String {
    let source = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    var at = 0
    let lastClose = source.lastIndex(of: "]") ?? -1
    func next(_ offset: Int) -> Unicode.Scalar? {
      at + offset < source.count && at + offset >= 0 ? source[at + offset] : nil
    }
    while at < source.count {
      let scalar = source[at]
      switch scalar {
      case "\\":
        if let escaped = next(1), escaped.isASCII, !escaped.properties.isAlphabetic {
          out.append(escaped)
          at += 1
        } else {
          out.append(scalar)
        }
      case "*", "`":
        // A lone star between spaces is itself.
        if scalar == "*", next(-1) == " ", next(1) == " " { out.append(scalar) }
      case "_":
        let inside = wordy(next(-1)) && wordy(next(1))
        if inside { out.append(scalar) }
      case "~" where next(1) == "~" || next(-1) == "~": break
      case "!" where next(1) == "[": break
      case "[":
        if at < lastClose, let link = link(source, at) {
          out.append(contentsOf: plain(link.label).unicodeScalars)
          at = link.end
          continue
        }
        out.append(scalar)
      case "<":
        if let end = source[at...].prefix(300).firstIndex(of: ">"), let first = next(1),
          first.properties.isAlphabetic || first == "/" || first == "!"
        {
          at = end + 1
          continue
        }
        out.append(scalar)
      default: out.append(scalar)
      }
      at += 1
    }
    return Folding.folded(Entities.decoded(String(out)))
  }

  /// The text of markup that stands in a string: `<p>Ten ships.</p>` is `Ten ships.` on a line.
  static func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(0x3C) else { return text }
    var out: [UInt8] = []
    var inTag = false
    let bytes = Array(text.utf8)
    for (at, byte) in bytes.enumerated() {
      if byte == 0x3C, at + 1 < bytes.count, bytes[at + 1] > 0x2E, bytes[at + 1] != 0x3C {
        inTag = true
        let isBlock = [0x70, 0x50, 0x2F, 0x62, 0x68, 0x64, 0x6C].contains(bytes[at + 1])
        if isBlock { out.append(0x0A) }
      } else if byte == 0x3E, inTag {
        inTag = false
      } else if !inTag {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func wordy(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
  }

  /// `[label](target)` or `[label][name]`, or a footnote's mark, which has no label.
  private static func link(
    _ source: [Unicode.Scalar], _ start: Int
  ) -> (label: String, end: Int)? {
    // Labels and targets are short; a search to the end for each bracket would take for ever.
    guard let close = source[start...].prefix(400).firstIndex(of: "]") else { return nil }
    var label = String.UnicodeScalarView()
    label.append(contentsOf: source[(start + 1)..<close])
    if label.first == "^" { return ("", close + 1) }
    guard close + 1 < source.count else { return nil }
    let after = source[close + 1]
    let mark: Unicode.Scalar = after == "(" ? ")" : (after == "[" ? "]" : " ")
    guard mark != " ", let end = source[(close + 2)...].prefix(2_000).firstIndex(of: mark) else {
      return nil
    }
    return (String(label), end + 1)
  }
}
