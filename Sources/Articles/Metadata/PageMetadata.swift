import Facts

/// What a page says of its story, from JSON-LD, OpenGraph and other meta elements, microdata and text.
struct PageMetadata {
  var headline: String?
  var byline: [String]
  var publisher: String?
  var date: PageDates
  var language: String?
  var url: String?
  /// True of a report that this program wrote.
  var isOwnReport = false
  /// Texts that say what the story is about: the standfirst is often one of them.
  var descriptions: [String]
  var data: LinkedData
  /// The words of the headline, as each source writes it.
  private var headlines: Set<[String]> = []
  private var headlineBytes = 0...0
  /// The words of the authors' names, small.
  private let bylineWords: Set<String>

  init(_ page: Page) {
    data = LinkedData(page)
    func meta(_ keys: String...) -> String? {
      for key in keys {
        if let value = page.meta.first(where: { $0.key == key && !$0.value.isEmpty })?.value {
          return Folding.folded(Entities.decoded(value))
        }
      }
      return nil
    }
    let relation = { (name: String) in page.links.first { $0.relation == name }?.target }
    isOwnReport = meta("generator") == "Tallyman"
    url = relation("canonical") ?? meta("og:url") ?? data.url
    publisher = meta("og:site_name") ?? data.publisher ?? meta("application-name", "publisher")
    headline = Headline.chosen(
      in: page, data: data, openGraph: meta("og:title", "twitter:title"), publisher: publisher)
    byline = Byline.chosen(in: page, data: data, publisher: publisher)
    bylineWords = Set(byline.flatMap { Headline.words($0) })
    date = PageDates(page, data, url: url)
    language = PageMetadata.language(of: page, data) ?? meta("og:locale")?.bcp47
    descriptions = [
      data.description, meta("og:description"), meta("description"), meta("twitter:description"),
      data.alternativeHeadline,
    ].compactMap { $0 }.filter { !$0.isEmpty }
    for told in [headline, data.headline, meta("og:title"), Folding.folded(page.title)] {
      guard let told else { continue }
      headlines.insert(Headline.words(told))
      headlines.insert(Headline.words(Headline.withoutSite(told, publisher: publisher)))
    }
    headlines.remove([])
    let lengths = headlines.map { $0.reduce(0) { $0 + $1.utf8.count } }
    headlineBytes = (lengths.min() ?? 0)...((lengths.max() ?? 0) * 2 + 20)
  }

  /// True of a text that is the headline again, as one of the page's sources writes it.
  func isHeadline(_ text: String) -> Bool {
    headlineBytes.contains(text.utf8.count) && headlines.contains(Headline.words(text))
  }

  /// True of words with which one of the page's headlines begins.
  func beginsHeadline(_ words: [String]) -> Bool {
    headlines.contains { $0.starts(with: words) }
  }

  /// True of a text that is one of the page's other headlines, give or take a kicker.
  func isOtherHeadline(_ text: String) -> Bool {
    [data.headline, data.alternativeHeadline].contains {
      $0.map { Headline.likeness(text, $0) > 0.7 } ?? false
    }
  }

  private static let connectives: Set<String> = [
    "by", "and", "von", "und", "par", "et", "por", "y", "di", "e", "av", "og", "och", "door", "en",
    "text", "words",
  ]

  /// True of a line that only names the authors: «JANE EXAMPLE and Ivan Sample».
  func isByline(_ text: String) -> Bool {
    guard text.utf8.count <= 120, !bylineWords.isEmpty,
      text.utf8.count <= 3 * bylineWords.reduce(20, { $0 + $1.utf8.count })
    else { return false }
    let words = Headline.words(text)
    return words.contains { bylineWords.contains($0) }
      && words.allSatisfy { bylineWords.contains($0) || PageMetadata.connectives.contains($0) }
  }

  private static func language(of page: Page, _ data: LinkedData) -> String? {
    for (index, element) in page.elements.prefix(4).enumerated() where element.tag == .html {
      if let language = page.value(.lang, of: index)?.bcp47 { return language }
    }
    return data.language?.bcp47
      ?? page.meta.first { $0.key == "content-language" || $0.key == "language" }?.value.bcp47
  }
}

extension String {
  /// `en_US` is `en-US`; what is no language tag is `nil`.
  var bcp47: String? {
    let tag = filter { $0 != " " }.split(separator: ",").first.map(String.init) ?? ""
    let hyphened = String(tag.map { $0 == "_" ? "-" : $0 })
    let first = hyphened.split(separator: "-").first ?? ""
    guard (2...3).contains(first.utf8.count), hyphened.utf8.count <= 20,
      hyphened.utf8.allSatisfy({
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39)
      })
    else { return nil }
    return hyphened
  }
}
