/// A file's text as UTF-8, and what had to be decided or mended on the way.
struct DecodedText {
  var bytes: [UInt8]
  var charset: Charset
  var problems: [ReadingProblem] = []

  /// Decides the encoding in this order: mark, UTF-16 without a mark, valid UTF-8, the file's own
  /// declaration, what the bytes look like.
  init(_ raw: [UInt8], declared label: String?) {
    if let (charset, length) = DecodedText.mark(of: raw) {
      let (text, wrong) = charset.decoded(Array(raw.dropFirst(length))) ?? (raw, 0)
      (bytes, self.charset) = (text, charset)
      if wrong > 0 { problems = [.undecodable(wrong)] }
      return
    }
    let check = raw.withUnsafeBufferPointer(UTF8Check.init)
    let declared = label.flatMap(Charset.init(label:))
    if let wide = DecodedText.unmarkedUTF16(raw, controls: check.control) {
      (bytes, charset) = (wide.decoded(raw)?.text ?? raw, wide)
      return
    }
    if declared?.name == "ISO-2022-JP", check.wrong == 0, raw.contains(0x1B),
      let (text, wrong) = declared?.decoded(raw)
    {
      (bytes, charset) = (text, Charset(name: "ISO-2022-JP"))
      if wrong > 0 { problems = [.undecodable(wrong)] }
      return
    }
    if check.wrong == 0 {
      bytes = check.control == 0 ? raw : UTF8Check.repaired(raw)
      charset = .utf8
      if let label, check.wide > 0, declared != .utf8 {
        problems = [.charset(declared: label, read: "UTF-8")]
      }
      return
    }
    self = DecodedText.notUTF8(raw, check, label: label, declared: declared)
  }

  private init(bytes: [UInt8], charset: Charset, problems: [ReadingProblem]) {
    (self.bytes, self.charset, self.problems) = (bytes, charset, problems)
  }

  /// Bytes that are not UTF-8 throughout: nearly UTF-8, the declared charset, or the likeliest.
  private static func notUTF8(
    _ raw: [UInt8], _ check: UTF8Check, label: String?, declared: Charset?
  ) -> DecodedText {
    // A few wrong bytes among many right sequences are damage, not another encoding; lone surrogates
    // written out come from UTF-16 that was turned into UTF-8 carelessly.
    let isDamage =
      check.wide >= 4 * check.wrong || (declared == .utf8 && check.wide >= check.wrong)
      || 3 * check.surrogates == check.wrong
    if isDamage {
      return DecodedText(
        bytes: UTF8Check.repaired(raw), charset: .utf8, problems: [.undecodable(check.wrong)])
    }
    if let declared, declared != .utf8, let (text, wrong) = declared.decoded(raw),
      wrong * 200 <= raw.count
    {
      return DecodedText(
        bytes: cleaned(text), charset: declared, problems: wrong > 0 ? [.undecodable(wrong)] : [])
    }
    let likely = CharsetGuess.likeliest(for: raw)
    let (text, wrong) = likely.decoded(raw) ?? (UTF8Check.repaired(raw), check.wrong)
    var problems: [ReadingProblem] = []
    if let label {
      problems.append(.charset(declared: label, read: likely.name))
    } else if wrong > 0 {
      problems.append(.undecodable(wrong))
    }
    return DecodedText(bytes: cleaned(text), charset: likely, problems: problems)
  }

  private static func cleaned(_ text: [UInt8]) -> [UInt8] {
    let check = text.withUnsafeBufferPointer(UTF8Check.init)
    return check.wrong + check.control == 0 ? text : UTF8Check.repaired(text)
  }

  private static func mark(of raw: [UInt8]) -> (Charset, Int)? {
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if raw.starts(with: [0xFF, 0xFE]) { return (Charset(name: "UTF-16LE"), 2) }
    if raw.starts(with: [0xFE, 0xFF]) { return (Charset(name: "UTF-16BE"), 2) }
    return nil
  }

  /// UTF-16 of a text with ASCII in it has a NUL in every other place.
  private static func unmarkedUTF16(_ raw: [UInt8], controls: Int) -> Charset? {
    guard controls > raw.count / 8, raw.count >= 8 else { return nil }
    var even = 0
    var odd = 0
    let head = raw.prefix(2048)
    for (place, byte) in head.enumerated() where byte == 0 {
      if place % 2 == 0 { even += 1 } else { odd += 1 }
    }
    if odd > head.count / 4, even < odd / 8 { return Charset(name: "UTF-16LE") }
    if even > head.count / 4, odd < even / 8 { return Charset(name: "UTF-16BE") }
    return nil
  }

  /// The charset a page declares in its first bytes: `<meta charset>`, `http-equiv` or an XML line.
  static func declaredInPage(_ raw: [UInt8]) -> String? {
    let head = Array(raw.prefix(8192)).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
    let needle = Array("charset".utf8)
    var at = 0
    while let found = head.position(of: needle, from: at) {
      at = found + needle.count
      if let value = value(in: head, after: at), insideMeta(head, found) { return value }
    }
    if head.starts(with: Array("<?xml".utf8)),
      let found = head.position(of: Array("encoding".utf8), from: 0), found < 200
    {
      return value(in: head, after: found + 8)
    }
    return nil
  }

  private static func insideMeta(_ head: [UInt8], _ place: Int) -> Bool {
    guard let open = head[..<place].lastIndex(of: 0x3C) else { return false }
    return head[open...].starts(with: Array("<meta".utf8))
  }

  private static func value(in head: [UInt8], after place: Int) -> String? {
    var at = place
    func skip(_ wanted: (UInt8) -> Bool) { while at < head.count, wanted(head[at]) { at += 1 } }
    skip { $0 <= 0x20 }
    guard at < head.count, head[at] == 0x3D else { return nil }
    at += 1
    skip { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
    let start = at
    skip { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3B && $0 != 0x3E && $0 != 0x2F }
    guard at > start, at - start < 40 else { return nil }
    return String(decoding: head[start..<at], as: UTF8.self)
  }
}
