/// The story's headline: the page's own heading where the other sources speak for it.
enum Headline {
  /// The wording that most of the page's sources share: heading, OpenGraph, JSON-LD, title; where none
  /// has a majority, the heading that readers see.
  static func chosen(
    in page: Page, data: LinkedData, openGraph: String?, publisher: String?
  ) -> String? {
    let raw = [openGraph, data.headline, Folding.folded(page.title)].map { $0 ?? "" }
    let headings = headings(in: page)
    let known = Set(headings.filter { $0.level == 1 }.map { words($0.text) } + raw.map(words))
    let told = raw.map { withoutSite($0, publisher: publisher, known: known) }
    let (graph, linked, title) = (told[0], told[1], told[2])
    guard let heading = best(of: headings, told: told) else {
      return [linked, graph, title].first { !$0.isEmpty } ?? headings.first { $0.level == 1 }?.text
    }
    if let named = withoutKicker(heading, in: page, told: told) { return named }
    let shown = words(heading.text)
    if shown == words(title),
      let second = secondHeadline(in: headings, besides: shown, told: [graph, linked])
    {
      return second
    }
    guard !graph.isEmpty else { return heading.text }
    let shared = words(graph)
    if shared == shown { return heading.text }
    if shared == words(linked) || shared == words(title), words(linked) != shown { return graph }
    // A kicker set before the headline, in one heading with it.
    if shared.count >= 4, shown.count > shared.count,
      shown.suffix(shared.count).elementsEqual(shared)
    {
      return graph
    }
    return heading.text
  }

  /// Where the first heading repeats the window's title, as search engines like it, readers are shown
  /// another one below: a second heading that the page's data repeats.
  private static func secondHeadline(
    in headings: [Heading], besides shown: [String], told: [String]
  ) -> String? {
    for heading in headings where heading.level == 2 {
      let own = words(heading.text)
      for text in told {
        let wanted = words(text)
        if wanted.count >= 4, wanted != shown, own.suffix(wanted.count).elementsEqual(wanted) {
          return text
        }
      }
    }
    return nil
  }

  /// The part of a heading that stands in an element of its own after a kicker, where another source
  /// ends as it does: `<h1><span>Baltic trade</span> <span>Ten ships held</span></h1>`.
  private static func withoutKicker(_ heading: Heading, in page: Page, told: [String]) -> String? {
    let all = words(heading.text)
    if told.contains(where: { words($0) == all }) { return nil }
    let end = Int(page.elements[heading.element].end)
    for part in (heading.element + 1)..<max(end, heading.element + 1) {
      let text = page.text(of: part)
      let own = words(text)
      guard own.count >= 4, own.count < all.count, all.suffix(own.count).elementsEqual(own) else {
        continue
      }
      if told.contains(where: { words($0).suffix(own.count).elementsEqual(own) }) { return text }
    }
    return nil
  }

  /// The heading that the page's data repeats.
  private static func best(of headings: [Heading], told: [String]) -> Heading? {
    var best: (heading: Heading, score: Double)?
    let told = told.map { Set(words($0)) }
    for heading in headings {
      let own = Set(words(heading.text))
      let score = told.map { likeness(own, $0) }.max() ?? 0
      let weighed = score + (heading.level == 1 ? 0.3 : 0) + (heading.isMarked ? 0.1 : 0)
      if score > 0.45, weighed > (best?.score ?? 0) { best = (heading, weighed) }
    }
    if let best { return best.heading }
    let first = headings.filter { $0.level == 1 }
    return first.count == 1 ? first[0] : nil
  }

  struct Heading {
    var text: String
    var level: Int
    var isMarked: Bool
    var element: Int
  }

  static func headings(in page: Page) -> [Heading] {
    var found: [Heading] = []
    for (index, element) in page.elements.enumerated() {
      guard let level = element.tag.headingLevel, level <= 2 else { continue }
      let text = page.text(of: index)
      guard !text.isEmpty, text.utf8.count < 600 else { continue }
      let marked = element.marks.contains(.headline) || page.has(.itemprop, in: index)
      found.append(Heading(text: text, level: level, isMarked: marked, element: index))
      if found.count >= 60 { break }
    }
    return found
  }

  /// The share of words that two texts have in common (Dice), 0 to 1.
  static func likeness(_ a: String, _ b: String) -> Double {
    likeness(Set(words(a)), Set(words(b)))
  }

  private static func likeness(_ a: Set<String>, _ b: Set<String>) -> Double {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    return 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }

  /// The words of a text, small letters, without punctuation.
  static func words(_ text: String) -> [String] {
    // Capitals beyond ASCII begin with these bytes, but for scripts that have none.
    let isPlain = text.utf8.allSatisfy {
      $0 < 0x80 || ($0 & 0xC0) == 0x80 || $0 == 0xC2 || $0 == 0xE2
    }
    var text = isPlain ? text : text.lowercased()
    return text.withUTF8 { bytes in
      var found: [String] = []
      var word: [UInt8] = []
      var at = 0
      func flush() {
        if !word.isEmpty { found.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
      while at < bytes.count {
        let byte = bytes[at]
        if byte < 0x80 {
          let isCapital = byte >= 0x41 && byte <= 0x5A
          let isLetter = isCapital || (byte >= 0x61 && byte <= 0x7A)
          if isLetter || (byte >= 0x30 && byte <= 0x39) {
            word.append(isCapital ? byte + 32 : byte)
          } else {
            flush()
          }
          at += 1
          continue
        }
        let length = byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4)
        let end = min(at + length, bytes.count)
        if isMark(bytes, at) { flush() } else { word.append(contentsOf: bytes[at..<end]) }
        at = end
      }
      flush()
      return found
    }
  }

  /// True of the punctuation beyond ASCII: Latin-1 signs, dashes and quotes, CJK and full-width marks.
  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at + 1 < bytes.count else { return false }
    let second = bytes[at + 1]
    let third = at + 2 < bytes.count ? bytes[at + 2] : 0
    switch bytes[at] {
    case 0xC2: return second != 0xAA && second != 0xB5 && second != 0xBA
    case 0xE2: return second <= 0x84 || second == 0x97 || second == 0x98
    case 0xE3: return second == 0x80 || (second == 0x83 && third == 0xBB)
    case 0xE0: return second == 0xA5 && (third == 0xA4 || third == 0xA5)
    case 0xEF:
      return (second == 0xBC && (third <= 0x8F || (third >= 0x9A && third <= 0xA0)))
        || (second == 0xBD && third >= 0x9B && third <= 0xA5) || second == 0xBB
    default: return false
    }
  }

  /// `Ten ships held - The Harbour Post` without the paper's name: what stands after the mark is like
  /// the publisher's name, or what stands before it is known to be a headline.
  static func withoutSite(
    _ text: String, publisher: String?, known: Set<[String]> = []
  ) -> String {
    for mark in [" | ", " - ", " – ", " — ", " • ", " :: ", " « ", " » ", "｜", "ㅣ", "-"] {
      guard let cut = text.range(of: mark, last: true) else { continue }
      let (front, back) = (String(text[..<cut.lowerBound]), String(text[cut.upperBound...]))
      let isSite = publisher.map { likeness($0, back) > 0.4 } ?? false
      if words(front).count >= 2, isSite || (known.contains(words(front)) && mark != "-") {
        return withoutSite(front, publisher: publisher, known: known)
      }
    }
    return text
  }
}

extension String {
  func range(of needle: String, last: Bool) -> Range<String.Index>? {
    let wanted = Array(needle.utf8)
    let bytes = Array(utf8)
    guard bytes.count >= wanted.count else { return nil }
    for at in stride(from: bytes.count - wanted.count, through: 0, by: -1)
    where bytes[at..<at + wanted.count].elementsEqual(wanted) {
      let start = utf8.index(utf8.startIndex, offsetBy: at)
      return start..<utf8.index(start, offsetBy: wanted.count)
    }
    return nil
  }
}
