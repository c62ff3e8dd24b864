import Glibc

/// A page's bytes as its parser is handed them, with what nobody reads left out: the content of scripts
/// that are not JSON-LD, of styles and of drawings, attributes that the reader does not look at, and
/// those of a tag beyond a number.
///
///     <style>p { color: red }</style><p width="9">Ten ships.   // handed over: <style></style><p >Ten ships.
///
/// Most of a saved page is such content, and a parser goes through it byte by byte. Of attributes libxml2
/// compares each with all before it, so a million of them would take hours. Where a tag ends, a quotation
/// mark opens and a script closes is told as libxml2 tells it; what is not closed is left as it stands.
struct ParserInput {
  /// What the parser is handed.
  let bytes: [UInt8]
  /// Bytes of scripts that were left out.
  let scriptBytes: Int
  /// Places in `bytes` from which on so many of the page's bytes are missing, in rising order.
  private let cuts: [(place: Int, missing: Int)]
  private var passed = 0

  /// - Complexity: O(*n*) of the page's bytes.
  init(_ page: [UInt8], attributes limit: Int) {
    var (ranges, scripts) = ([Range<Int>](), 0)
    page.withUnsafeBufferPointer { raw in
      var scan = TagScan(raw: raw, limit: limit)
      scan.run()
      (ranges, scripts) = (scan.cuts, scan.scriptBytes)
    }
    scriptBytes = scripts
    guard !ranges.isEmpty else {
      (bytes, cuts) = (page, [])
      return
    }
    var kept: [UInt8] = []
    kept.reserveCapacity(page.count - ranges.reduce(0) { $0 + $1.count })
    var cuts: [(place: Int, missing: Int)] = []
    cuts.reserveCapacity(ranges.count)
    var (from, missing) = (0, 0)
    for range in ranges {
      kept.append(contentsOf: page[from..<range.lowerBound])
      missing += range.count
      cuts.append((kept.count, missing))
      from = range.upperBound
    }
    kept.append(contentsOf: page[from...])
    (bytes, self.cuts) = (kept, cuts)
  }

  /// Where a place in `bytes` stands in the page; asked in rising order.
  mutating func pageOffset(of place: Int) -> Int {
    while passed < cuts.count, cuts[passed].place <= place { passed += 1 }
    return passed == 0 ? place : place + cuts[passed - 1].missing
  }
}

/// One walk over a page's tags.
private struct TagScan {
  let raw: UnsafeBufferPointer<UInt8>
  let limit: Int
  private(set) var cuts: [Range<Int>] = []
  private(set) var scriptBytes = 0

  private struct TagEnd {
    /// Where the closing `>` stands, else the end of the page.
    var place: Int
    /// Where the first attribute beyond the limit begins, else `place`.
    var keep: Int
    /// True of `<path/>`.
    var isEmpty: Bool
  }

  init(raw: UnsafeBufferPointer<UInt8>, limit: Int) {
    (self.raw, self.limit) = (raw, limit)
  }

  mutating func run() {
    var at = 0
    var unread: [Range<Int>] = []
    while let open = next(0x3C, from: at) {
      at = open + 1
      guard at < raw.count else { return }
      if raw[at] == 0x21 {
        guard begins("!--", at: at) else { continue }
        guard let end = endOfComment(from: at + 1) else { return }
        at = end
        continue
      }
      guard isLetter(raw[at]) else { continue }
      let tag = endOfTag(from: at) { unread.append($0) }
      cuts += unread
      unread.removeAll(keepingCapacity: true)
      if tag.keep < tag.place { cuts.append(tag.keep..<tag.place) }
      guard tag.place < raw.count else { return }
      at = tag.place + 1
      guard raw[open + 1] | 0x20 == 0x73, !tag.isEmpty else { continue }
      if isNamed("script", at: open + 1) {
        guard let close = next("</script", from: at) else { return }
        if !holds("ld+json", in: open..<tag.place) {
          scriptBytes += close - at
          cut(at..<close)
        }
        at = close
      } else if isNamed("style", at: open + 1) {
        guard let close = next("</style", from: at) else { return }
        cut(at..<close)
        at = close
      } else if isNamed("svg", at: open + 1), let close = endOfDrawing(from: at) {
        cut(at..<close)
        at = close
      }
    }
  }

  private mutating func cut(_ range: Range<Int>) {
    if !range.isEmpty { cuts.append(range) }
  }

  /// The end of a tag whose name begins at `start`: a quotation mark opens a value only after `=`.
  ///
  /// - Parameter unread: called with each attribute that nobody reads.
  private func endOfTag(from start: Int, unread: (Range<Int>) -> Void = { _ in }) -> TagEnd {
    let isLink = isNamed("link", at: start)
    var at = start
    var attributes = -1
    var attribute = start
    var keep = -1
    var isBetween = true
    while at < raw.count {
      let byte = raw[at]
      if byte == 0x3E { break }
      if byte <= 0x20 || byte == 0x2F {
        isBetween = true
        at += 1
        continue
      }
      if isBetween {
        isBetween = false
        attributes += 1
        attribute = at
        if attributes > limit, keep < 0 { keep = at }
      }
      at += 1
      if byte == 0x3D, let end = endOfValue(from: at) {
        if attributes > 0, keep < 0, isUnread(attribute..<at - 1, upTo: end, isLink: isLink) {
          unread(attribute..<end)
        }
        at = end
        isBetween = true
      }
    }
    return TagEnd(
      place: at, keep: keep < 0 ? at : keep, isEmpty: at > start && raw[at - 1] == 0x2F)
  }

  /// Whether an attribute is one that nobody reads, its value is quoted, and nothing is written in one with it: what
  /// stands beside a slash within a tag is read in its own way.
  ///
  /// - Parameter end: where its value ends.
  private func isUnread(_ name: Range<Int>, upTo end: Int, isLink: Bool) -> Bool {
    let quote = raw[name.upperBound + 1]
    guard quote == 0x22 || quote == 0x27, raw[name.lowerBound - 1] <= 0x20, end < raw.count,
      raw[end] <= 0x20 || raw[end] == 0x3E || begins("/>", at: end),
      isLetter(raw[name.lowerBound]), name.count <= TagScan.longestName,
      name.allSatisfy({ isOfName(raw[$0]) })
    else { return false }
    guard let known = AttributeName.named(UnsafeBufferPointer(rebasing: raw[name])) else {
      return true
    }
    // Only where a page's own address is looked for.
    return known == .href && !isLink
  }

  /// Of longer names libxml2 reads no more than 100 bytes.
  private static let longestName = 64

  private func isOfName(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F || byte == 0x3A
  }

  /// The end of the value after an equals sign; `nil` where the tag ends before it.
  private func endOfValue(from start: Int) -> Int? {
    var at = start
    while at < raw.count, raw[at] <= 0x20 { at += 1 }
    guard at < raw.count, raw[at] != 0x3E else { return nil }
    if raw[at] == 0x22 || raw[at] == 0x27 {
      return next(raw[at], from: at + 1).map { $0 + 1 } ?? raw.count
    }
    while at < raw.count, raw[at] > 0x20, raw[at] != 0x3E { at += 1 }
    return at
  }

  /// The place after a comment whose two hyphens begin at `start`.
  private func endOfComment(from start: Int) -> Int? {
    var at = start
    while let close = next(0x3E, from: at) {
      let isBang = close > start + 2 && raw[close - 1] == 0x21
      let dash = isBang ? close - 2 : close - 1
      if dash > start, raw[dash] == 0x2D, raw[dash - 1] == 0x2D { return close + 1 }
      at = close + 1
    }
    return nil
  }

  /// Drawings inside one another that are followed; each of a million open ones is else searched to the
  /// end of the page.
  private static let deepestDrawing = 8

  /// Where the end tag of a drawing stands; `nil` of one that is never closed, or that text of the page
  /// seems to have come into.
  private func endOfDrawing(from start: Int) -> Int? {
    var at = start
    var depth = 1
    while let open = next(0x3C, from: at) {
      at = open + 1
      guard at < raw.count else { return nil }
      let isEnd = raw[at] == 0x2F
      let name = isEnd ? at + 1 : at
      if isNamed("svg", at: name) {
        depth += isEnd ? -1 : (endOfTag(from: name).isEmpty ? 0 : 1)
        if depth == 0 { return open }
        if depth > TagScan.deepestDrawing { return nil }
      } else if isNamed("p", at: name) || isNamed("div", at: name) || isNamed("script", at: name) {
        return nil
      }
    }
    return nil
  }

  @inline(__always)
  private func next(_ byte: UInt8, from start: Int) -> Int? {
    guard start < raw.count, let base = raw.baseAddress,
      let found = memchr(base + start, Int32(byte), raw.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The next place of a text that begins with `<`, whatever its capitals.
  private func next(_ text: StaticString, from start: Int) -> Int? {
    var at = start
    while let found = next(0x3C, from: at) {
      if begins(text, at: found) { return found }
      at = found + 1
    }
    return nil
  }

  @inline(__always)
  private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// True where a text stands, whatever its capitals.
  @inline(__always)
  private func begins(_ text: StaticString, at place: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place + count <= raw.count else { return false }
    for offset in 0..<count where raw[place + offset] | 0x20 != text.utf8Start[offset] | 0x20 {
      return false
    }
    return true
  }

  /// True where an element's whole name stands.
  @inline(__always)
  private func isNamed(_ name: StaticString, at place: Int) -> Bool {
    guard begins(name, at: place) else { return false }
    let end = place + name.utf8CodeUnitCount
    return end == raw.count || raw[end] <= 0x20 || raw[end] == 0x2F || raw[end] == 0x3E
  }

  private func holds(_ text: StaticString, in range: Range<Int>) -> Bool {
    range.contains { begins(text, at: $0) }
  }
}
