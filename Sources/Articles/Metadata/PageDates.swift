import Facts

/// When the story was published, as against updated, and where on the page that stands.
struct PageDates {
  var published: WrittenDate?
  /// Where it was read: `JSON-LD`, `meta article:published_time`, `time`, `address`, `text`.
  var origin = ""
  /// The first text that said it was a date and was none.
  var wrong: String?

  private static let metaKeys = [
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "article.published", "published_at", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "publish-date", "publishdate", "publish_date", "published-date", "publication_date",
    "originalpublicationdate", "article:published", "bt:pubdate", "pubdate", "rnews:datepublished",
    "dc.date", "dcterms.date", "og:published_time", "og:pubdate", "date.release", "releasedate",
    "article_date_original", "displaydate", "news_publish_date", "date", "timestamp",
    "dc.date.x-metadatadate", "last-published", "og:regdate", "article:create_time", "created",
  ]

  init(_ page: Page, _ data: LinkedData, url: String?) {
    take(data.published, from: "JSON-LD")
    for key in PageDates.metaKeys where published == nil {
      take(page.meta.first { $0.key == key }?.value, from: "meta \(key)")
    }
    if published == nil { takeTimes(page) }
    if published == nil, let url { takeAddress(url) }
    if published == nil { takeText(page) }
    if published == nil { take(data.modified, from: "JSON-LD dateModified") }
  }

  private mutating func take(_ text: String?, from origin: String) {
    guard published == nil, let text, !text.isEmpty else { return }
    if let date = WrittenDate(text) {
      published = date
      self.origin = origin
    } else if wrong == nil, origin == "JSON-LD" || origin.hasPrefix("meta article") {
      wrong = String(text.prefix(60))
    }
  }

  /// The likeliest `<time>` or microdata: said to be the publication's, then the first after the
  /// headline that is not said to be an update's.
  private mutating func takeTimes(_ page: Page) {
    var best: WrittenDate?
    var bestScore = Int.min
    let headline = page.elements.firstIndex { $0.tag == .h1 } ?? 0
    for (index, element) in page.elements.enumerated() {
      let isPublished = page.has(.itemprop, of: index, word: "datePublished")
      guard element.tag == .time || isPublished else { continue }
      guard
        let text = page.value(.datetime, of: index) ?? page.value(.content, of: index)
          ?? Optional(page.text(of: index)), let date = WrittenDate(text)
      else { continue }
      var score = 0
      if isPublished { score += 8 }
      if index > headline { score += 3 }
      if index > headline, index < headline + 60 { score += 3 }
      if date.moment != nil { score += 1 }
      if PageDates.isUpdate(page, index) { score -= 5 }
      if PageDates.isElsewhere(page, index) { score -= 6 }
      if score > bestScore { (best, bestScore) = (date, score) }
    }
    if let best {
      published = best
      origin = "time"
    }
  }

  /// True where the element or the words before it speak of an update.
  private static func isUpdate(_ page: Page, _ index: Int) -> Bool {
    let own = (page.value(.classes, of: index) ?? "") + (page.value(.itemprop, of: index) ?? "")
    let end = Int(page.elements[index].textStart)
    let line = page.text[max(0, end - 24)..<end]
    let before = line.split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
    let text = (own + String(decoding: before, as: UTF8.self)).lowercased()
    return ["updat", "modif", "aktualis", "edited", "обновл", "actualiz", "aggiorn", "mis à jour"]
      .contains(where: text.contains)
  }

  private static func isElsewhere(_ page: Page, _ index: Int) -> Bool {
    var at = Int32(index)
    let elsewhere: Marks = [.related, .comment, .aside, .footer, .teaser, .navigation]
    while at >= 0 {
      if !page.elements[Int(at)].marks.isDisjoint(with: elsewhere) { return true }
      at = page.elements[Int(at)].parent
    }
    return false
  }

  /// `…/2024/02/07/…` in the page's own address.
  private mutating func takeAddress(_ url: String) {
    let parts = url.split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == "_" }).map(String.init)
    guard parts.count >= 3 else { return }
    for place in 0..<(parts.count - 2) {
      guard parts[place].utf8.count == 4, let year = Int(parts[place]),
        (1995...2100).contains(year),
        let month = Int(parts[place + 1]), let day = Int(parts[place + 2].prefix(2)),
        let found = Day(year: year, month: month, day: day)
      else { continue }
      published = WrittenDate(found.description)
      origin = "address"
      return
    }
  }

  /// A date written near the headline, in a short line of its own or one marked as a date.
  private mutating func takeText(_ page: Page) {
    let headline = page.elements.firstIndex { $0.tag == .h1 }
    let from = headline.map { Int(page.elements[$0].textStart) } ?? 0
    let near = page.runs.filter { Int($0.start) >= from - 600 && $0.count < 160 }.prefix(60)
    for marked in [true, false] {
      for run in near {
        let own = page.elements[Int(run.element)].marks.union(page.elements[Int(run.wrapper)].marks)
        if marked, own.isDisjoint(with: [.date, .byline]) { continue }
        if let date = WrittenDate(page.text(of: run)) {
          published = date
          origin = "text"
          return
        }
      }
    }
  }
}
