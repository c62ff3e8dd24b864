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
    let shown = words(heading)
    if !graph.isEmpty {
      let social = words(graph)
      if social == shown { return heading }
      if social == words(linked) || social == words(title), words(linked) != shown { return graph }
      // A kicker set before the headline, in one heading with it.
      if social.count >= 4, shown.count > social.count,
        shown.suffix(social.count).elementsEqual(social)
      {
        return graph
      }
    }
    return heading
  }

  /// The heading that the page's data repeats.
  private static func best(of headings: [Heading], told: [String]) -> String? {
    var best: (text: String, score: Double)?
    for heading in headings {
      let score = told.map { likeness(heading.text, $0) }.max() ?? 0
      let weighed = score + (heading.level == 1 ? 0.3 : 0) + (heading.isMarked ? 0.1 : 0)
      if score > 0.45, weighed > (best?.score ?? 0) { best = (heading.text, weighed) }
    }
    if let best { return best.text }
    let first = headings.filter { $0.level == 1 }
    return first.count == 1 ? first[0].text : nil
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
