/// The story's headline: the page's own heading where the other sources speak for it.
enum Headline {
  static func chosen(
    in page: Page, data: LinkedData, openGraph: String?, publisher: String?
  ) -> String? {
    let title = Folding.folded(page.title)
    let told = [openGraph, data.headline, title.isEmpty ? nil : title].compactMap { $0 }
      .map { withoutSite($0, publisher: publisher) }
    let headings = headings(in: page)
    // A heading that the page's data repeats is the headline, as readers see it.
    var best: (text: String, score: Double)?
    for heading in headings {
      let score = told.map { likeness(heading.text, $0) }.max() ?? 0
      let weighed = score + (heading.level == 1 ? 0.3 : 0) + (heading.isMarked ? 0.1 : 0)
      if score > 0.45, weighed > (best?.score ?? 0) { best = (heading.text, weighed) }
    }
    if let best { return best.text }
    let first = headings.filter { $0.level == 1 }
    if first.count == 1, told.isEmpty { return first[0].text }
    return data.headline.map { withoutSite($0, publisher: publisher) } ?? told.first
      ?? first.first?.text
  }

  struct Heading {
    var text: String
    var level: Int
    var isMarked: Bool
  }

  static func headings(in page: Page) -> [Heading] {
    var found: [Heading] = []
    for (index, element) in page.elements.enumerated() {
      guard let level = element.tag.headingLevel, level <= 2 else { continue }
      let text = page.text(of: index)
      guard !text.isEmpty, text.utf8.count < 600 else { continue }
      let marked = element.marks.contains(.headline) || page.has(.itemprop, in: index)
      found.append(Heading(text: text, level: level, isMarked: marked))
      if found.count >= 60 { break }
    }
    return found
  }

  /// The share of words that two texts have in common (Dice), 0 to 1.
  static func likeness(_ a: String, _ b: String) -> Double {
    let (a, b) = (Set(words(a)), Set(words(b)))
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    return 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }

  static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// `Ten ships held - The Harbour Post` without the paper's name.
  static func withoutSite(_ text: String, publisher: String?) -> String {
    for mark in [" | ", " - ", " – ", " — ", " • ", " :: ", " « ", " » "] {
      guard let cut = text.range(of: mark, last: true) else { continue }
      let (front, back) = (text[..<cut.lowerBound], text[cut.upperBound...])
      let site = publisher.map { likeness($0, String(back)) > 0.4 } ?? false
      let short = words(String(back)).count <= 4 && words(String(front)).count >= 4
      if site || short { return String(front) }
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
