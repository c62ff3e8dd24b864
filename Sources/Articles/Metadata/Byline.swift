/// Who wrote the story: people's names, without roles, agencies' addresses and «and».
enum Byline {
  static func chosen(in page: Page, data: LinkedData, publisher: String?) -> [String] {
    let told = names(in: data.authors, publisher: publisher)
    let shown = names(in: onPage(page), publisher: publisher)
    let meta = names(
      in: page.meta.filter { metaKeys.contains($0.key) }.map(\.value), publisher: publisher)
    // The page may name more people than its data does.
    for other in [shown, meta] where other.count > told.count && !told.isEmpty {
      if told.allSatisfy({ name in other.contains { same($0, name) } }) { return other }
    }
    if !told.isEmpty { return told }
    return meta.isEmpty ? shown : meta
  }

  private static let metaKeys: Set<String> = [
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author",
    "byl", "cxenseparse:author", "og:article:author", "article:author_name", "authors",
  ]

  /// The texts of elements that say they name the author: `rel`, `itemprop`, class `byline`.
  private static func onPage(_ page: Page) -> [String] {
    var linked: [String] = []
    var marked: [String] = []
    for (index, element) in page.elements.enumerated() {
      let relation = page.value(.rel, of: index)?.lowercased()
      let property = page.value(.itemprop, of: index)?.lowercased()
      let isAuthor = relation == "author" || property == "author"
      guard isAuthor || element.marks.contains(.byline) else { continue }
      let text = page.text(of: index)
      guard !text.isEmpty, text.utf8.count < 120 else { continue }
      if isAuthor { linked.append(text) } else if marked.isEmpty { marked.append(text) }
      if linked.count + marked.count > 12 { break }
    }
    return linked.isEmpty ? marked : linked
  }

  static func same(_ a: String, _ b: String) -> Bool {
    Headline.words(a) == Headline.words(b)
  }

  /// Names out of lines such as «By Jane Example and Ivan Sample, Trade Editor».
  static func names(in lines: [String], publisher: String?) -> [String] {
    var found: [String] = []
    for line in lines {
      let text = Folding.folded(Entities.decoded(line))
      guard !text.isEmpty, !text.hasPrefix("http"), !text.hasPrefix("/"), !text.hasPrefix("@")
      else { continue }
      for part in parts(of: withoutOpening(text)) {
        let name = cleaned(part)
        guard isName(name), !found.contains(where: { same($0, name) }) else { continue }
        found.append(name)
      }
    }
    return found
  }

  static let openings = [
    "by ", "von ", "par ", "por ", "di ", "av ", "door ", "autor: ", "autorin: ", "author: ",
    "text: ", "from ", "written by ", "posted by ", "автор: ", "автор ", "reported by ",
    "story by ",
    "words by ", "oleh ", "yazan: ", "a cura di ", "texte: ", "af ", "tekst: ", "words: ",
  ]

  private static func withoutOpening(_ text: String) -> String {
    let small = text.lowercased()
    for opening in openings where small.hasPrefix(opening) {
      return String(text.dropFirst(opening.count))
    }
    return text
  }

  private static func parts(of text: String) -> [String] {
    var rest = text
    for joint in [
      " and ", " und ", " et ", " y ", " och ", " og ", " dan ", " & ", " и ", "; ", " e ",
    ] {
      rest = rest.split(separator: joint).joined(separator: ", ")
    }
    return rest.split(whereSeparator: {
      $0 == "," || $0 == "|" || $0 == ";" || $0 == "•" || $0 == "·" || $0 == "、"
    })
    .map { Folding.folded(String($0)) }
  }

  private static func cleaned(_ part: String) -> String {
    var text = withoutOpening(part)
    if let bracket = text.firstIndex(of: "(") { text = String(text[..<bracket]) }
    while let last = text.last, ".:-–—,".contains(last) || last == " " {
      if last == ".", text.split(separator: " ").last?.count ?? 9 <= 3 { break }
      text.removeLast()
    }
    return Folding.folded(text)
  }

  /// Words that stand for an office, not a person.
  private static let roles: Set<String> = [
    "editor", "correspondent", "reporter", "writer", "redakteur", "redakteurin", "redaktion",
    "staff", "journalist", "contributor", "korrespondent", "chefredakteur", "reporterin", "autor",
    "columnist", "producer", "columnista", "updated", "published", "minutes", "min", "read",
  ]

  private static func isName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard !words.isEmpty, words.count <= 6, name.utf8.count >= 2, name.utf8.count <= 60 else {
      return false
    }
    if name.contains("@") || name.contains("http") || name.contains(":") { return false }
    let figures = name.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
    if figures * 2 > name.utf8.count || (figures > 0 && words.count > 2) { return false }
    return WrittenDate(name) == nil && !roles.contains(name.lowercased())
  }
}
