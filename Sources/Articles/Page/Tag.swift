/// The elements of a page that the reader tells apart; all others are `other`, and stand in a line as
/// unknown elements do in browsers.
enum Tag: UInt8 {
  case other, inline
  case html, head, body, title, meta, link, base
  case script, style, noscript, template, svg, iframe, object, math
  case main, article, section, header, footer, nav, aside, div, form, fieldset, dialog
  case p, h1, h2, h3, h4, h5, h6, blockquote, pre, figure, figcaption, address, details, summary
  case ul, ol, li, dl, dt, dd, menu
  case table, thead, tbody, tfoot, tr, td, th, caption, hr
  case br, a, span, b, i, time, cite, q, sup, sub, img, picture, video, audio, button, select
  case option, textarea, input, label

  /// Elements whose start and end part one text from the next.
  var isBlock: Bool {
    switch self {
    case .other, .inline, .br, .a, .span, .b, .i, .time, .cite, .q, .sup, .sub, .img, .picture,
      .label,
      .script, .style, .meta, .link, .input, .template, .noscript, .base, .svg, .math:
      false
    default: true
    }
  }

  /// Elements whose text is never read by people on the page.
  var isSilent: Bool {
    switch self {
    case .style, .template, .svg, .iframe, .object, .select, .option, .textarea, .math, .noscript,
      .button, .video, .audio:
      true
    default: false
    }
  }

  var headingLevel: Int? {
    rawValue >= Tag.h1.rawValue && rawValue <= Tag.h6.rawValue
      ? Int(rawValue - Tag.h1.rawValue) + 1 : nil
  }

  var isCell: Bool { self == .td || self == .th }

  /// Names and their tags, by open addressing: a lookup for every start and end of an element.
  private static let slots: [(key: UInt64, tag: Tag)] = {
    let names: [(String, Tag)] = [
      ("html", .html), ("head", .head), ("body", .body), ("title", .title), ("meta", .meta),
      ("link", .link), ("base", .base), ("script", .script), ("style", .style),
      ("noscript", .noscript), ("template", .template), ("svg", .svg), ("iframe", .iframe),
      ("object", .object), ("math", .math), ("main", .main), ("article", .article),
      ("section", .section), ("header", .header), ("footer", .footer), ("nav", .nav),
      ("aside", .aside), ("div", .div), ("form", .form), ("fieldset", .fieldset),
      ("dialog", .dialog), ("p", .p), ("h1", .h1), ("h2", .h2), ("h3", .h3), ("h4", .h4),
      ("h5", .h5), ("h6", .h6), ("blockquote", .blockquote), ("pre", .pre), ("figure", .figure),
      ("figcaption", .figcaption), ("address", .address), ("details", .details),
      ("summary", .summary), ("ul", .ul), ("ol", .ol), ("li", .li), ("dl", .dl), ("dt", .dt),
      ("dd", .dd), ("menu", .menu), ("table", .table), ("thead", .thead), ("tbody", .tbody),
      ("tfoot", .tfoot), ("tr", .tr), ("td", .td), ("th", .th), ("caption", .caption),
      ("hr", .hr), ("br", .br), ("a", .a), ("span", .span), ("b", .b), ("strong", .b), ("i", .i),
      ("em", .i), ("time", .time), ("cite", .cite), ("q", .q), ("sup", .sup), ("sub", .sub),
      ("img", .img), ("picture", .picture), ("video", .video), ("audio", .audio),
      ("button", .button), ("select", .select), ("option", .option), ("textarea", .textarea),
      ("input", .input), ("label", .label), ("u", .inline), ("s", .inline), ("font", .inline),
      ("small", .inline), ("mark", .inline), ("abbr", .inline), ("acronym", .inline),
      ("code", .inline), ("kbd", .inline), ("var", .inline), ("samp", .inline),
      ("big", .inline), ("del", .inline), ("ins", .inline), ("strike", .inline),
      ("tt", .inline), ("bdi", .inline), ("bdo", .inline), ("wbr", .inline), ("ruby", .inline),
      ("rt", .inline), ("rb", .inline), ("data", .inline), ("dfn", .inline), ("nobr", .inline),
      ("o:p", .inline), ("map", .inline), ("slot", .inline), ("center", .div),
    ]
    var slots = [(key: UInt64, tag: Tag)](repeating: (0, .other), count: 512)
    for (name, tag) in names {
      let key = key(Array(name.utf8))
      var at = slot(of: key)
      while slots[at].key != 0, slots[at].key != key { at = (at + 1) & 511 }
      slots[at] = (key, tag)
    }
    return slots
  }()

  /// - Source: Knuth's multiplicative hash, with 2^64 divided by the golden ratio.
  @inline(__always)
  private static func slot(of key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }

  private static func key(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBufferPointer { key($0.baseAddress, $0.count) }
  }

  /// The first eight bytes, and the length in the top of longer names.
  @inline(__always)
  private static func key(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> UInt64 {
    guard let bytes else { return 0 }
    var key: UInt64 = 0
    for place in 0..<min(count, 8) { key |= UInt64(bytes[place]) << (8 * UInt64(place)) }
    return count > 8 ? key ^ (UInt64(count) << 57) : key
  }

  /// The tag of a lower-case, NUL-ended name.
  static func named(_ name: UnsafePointer<UInt8>) -> Tag {
    var count = 0
    while name[count] != 0 { count += 1 }
    let key = key(name, count)
    return slots.withUnsafeBufferPointer { slots in
      var at = slot(of: key)
      while slots[at].key != 0 {
        if slots[at].key == key { return slots[at].tag }
        at = (at + 1) & 511
      }
      return .other
    }
  }
}
