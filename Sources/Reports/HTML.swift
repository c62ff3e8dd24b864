import Facts

/// Markup that is safe by construction: text enters only escaped, attributes only quoted.
///
///     HTML.tag("p", ["class": "note"], HTML("1 < 2")).text  // <p class="note">1 &lt; 2</p>
package struct HTML: Sendable {
  package let text: String

  private init(markup: String) { text = markup }

  /// Outside text: marks escaped, controls and turns of direction made visible.
  package init(_ text: String) {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      case "'": out.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t": out.append(scalar)
      default: out.append(OutsideText.isHidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    self.text = String(out)
  }

  package static let empty = HTML(markup: "")

  /// The style sheet and the document type, which are ours alone.
  package static func verbatim(_ markup: StaticString) -> HTML { HTML(markup: markup.description) }

  package static func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:], _ content: HTML...
  ) -> HTML {
    tag(name, attributes, content)
  }

  package static func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [HTML]
  ) -> HTML {
    open(name, attributes) + HTML(markup: content.map(\.text).joined() + "</\(name)>")
  }

  /// An element without an end: `meta`, `br`.
  package static func open(
    _ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:]
  ) -> HTML {
    var out = "<\(name)"
    for (key, value) in attributes {
      guard let value else { continue }
      out += " \(key)=\"\(HTML(value).text)\""
    }
    return HTML(markup: out + ">")
  }

  package static func + (a: HTML, b: HTML) -> HTML { HTML(markup: a.text + b.text) }

  package static func joined(_ parts: [HTML], separator: String = "") -> HTML {
    HTML(markup: parts.map(\.text).joined(separator: separator))
  }
}

extension HTML: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(value) }
}
