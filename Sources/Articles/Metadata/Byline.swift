/// Who wrote the story: people's names, without roles, agencies' addresses and «and».
enum Byline {
  static func chosen(in page: Page, data: LinkedData, publisher: String?) -> [String] {
    let told = names(in: data.authors, publisher: publisher)
    let (linked, marked) = onPage(page)
    let shown = names(
      in: linked.isEmpty ? marked.map { [$0] } ?? [] : linked, publisher: publisher)
    let meta = names(
      in: page.meta.filter { metaKeys.contains($0.key) }.map(\.value), publisher: publisher)
    // The page may name more people than its data does.
    for other in [shown, meta] where other.count > told.count && !told.isEmpty && other.count <= 6 {
      if told.allSatisfy({ name in other.contains { same($0, name) } }) {
        return people(in: other, publisher)
      }
    }
    // Where the data names only the paper, a person named elsewhere wrote it.
    for source in [told, meta] where source.contains(where: { isPerson($0, publisher) }) {
      return people(in: source, publisher)
    }
    let named = linked.isEmpty ? [] : shown.filter { $0.contains(" ") }
    if named.contains(where: { isPerson($0, publisher) }) { return people(in: named, publisher) }
    return [told, meta, shown].first { !$0.isEmpty } ?? []
  }

  private static func people(in names: [String], _ publisher: String?) -> [String] {
    let people = names.filter { isPerson($0, publisher) }
    return people.isEmpty ? names : people
  }

  /// True of a name that is not the paper's own, or its newsroom's.
  private static func isPerson(_ name: String, _ publisher: String?) -> Bool {
    let words = Headline.words(name)
    if words.contains(where: offices.contains) { return false }
    guard let publisher else { return true }
    let paper = Headline.words(publisher).filter { !["the", "der", "die", "das"].contains($0) }
    // The paper's own name, or its name with another word («Sample Post Staff»).
    return !Set(paper).isSubset(of: words) && !Set(words).isSubset(of: paper)
  }

  private static let offices: Set<String> = [
    "redaktion", "newsroom", "staff", "news", "online", "nachrichten", "desk", "team", "newsdesk",
    "editorial", "agency", "press", "zeitung", "times", "admin", "editor", "media",
    "reporter", "correspondent", "rédaction", "redacción", "redazione", "toimitus", "redaksjonen",
  ]

  private static let metaKeys: Set<String> = [
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author",
    "byl", "cxenseparse:author", "og:article:author", "article:author_name", "authors",
  ]

  /// The texts of elements that say they name the author, `rel`, `itemprop` or a link in a byline, and the first
  /// element that is marked as one. Those of other stories and of comments do not count.
  private static func onPage(_ page: Page) -> (linked: [String], marked: String?) {
    var linked: [(text: String, element: Int)] = []
    var marked: String?
    for (index, element) in page.elements.enumerated() {
      let isNamed =
        page.has(.rel, of: index, word: "author") || page.has(.itemprop, of: index, word: "author")
      let isLink = element.tag == .a && (element.marks.contains(.byline) || isInByline(page, index))
      let isAuthor = isNamed || isLink
      guard isAuthor || (element.marks.contains(.byline) && marked == nil) else { continue }
      let text = page.text(of: index)
      guard !text.isEmpty, text.utf8.count < 120, !isElsewhere(page, index) else { continue }
      if !isAuthor {
        marked = text
      } else if linked.isEmpty || index - linked[linked.count - 1].element < 60 {
        linked.append((text, index))
      }
      if linked.count > 12 { break }
    }
    return (linked.map(\.text), marked)
  }

  private static func isInByline(_ page: Page, _ index: Int) -> Bool {
    var at = Int(page.elements[index].parent)
    for _ in 0..<3 where at >= 0 {
      if page.elements[at].marks.contains(.byline) { return true }
      at = Int(page.elements[at].parent)
    }
    return false
  }

  private static func isElsewhere(_ page: Page, _ index: Int) -> Bool {
    var at = index
    while at >= 0 {
      let marks = page.elements[at].marks
      if !marks.isDisjoint(with: [.related, .comment, .footer, .navigation, .teaser, .share, .tags])
      {
        return true
      }
      at = Int(page.elements[at].parent)
    }
    return false
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
    ] where has(joint, in: &rest) {
      rest = rest.split(separator: joint).joined(separator: ", ")
    }
    return rest.split(whereSeparator: {
      $0 == "," || $0 == "|" || $0 == ";" || $0 == "•" || $0 == "·" || $0 == "、"
    })
    .map { Folding.folded(String($0)) }
  }

  /// Whether the bytes of the one text stand in the other: most lines name one person.
  private static func has(_ joint: String, in text: inout String) -> Bool {
    var joint = joint
    return text.withUTF8 { text in
      joint.withUTF8 { joint in
        text.indices.dropLast(joint.count - 1).contains { place in
          text[place] == joint[0] && text[place..<place + joint.count].elementsEqual(joint)
        }
      }
    }
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
    "editor", "correspondent", "writer", "redakteur", "redakteurin",
    "journalist", "journalistin", "author", "freelance", "contributor", "korrespondent",
    "chefredakteur", "reporterin", "autor",
    "columnist", "producer", "columnista", "updated", "published", "minutes", "read", "founder",
    "director", "professor", "chief", "analyst", "photographer", "politics", "show",
  ]

  private static func isName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard !words.isEmpty, words.count <= 6, name.utf8.count >= 2, name.utf8.count <= 60 else {
      return false
    }
    if name.contains("@") || name.contains("http") || name.contains(":") { return false }
    let figures = name.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
    if figures * 2 > name.utf8.count || (figures > 0 && words.count > 2) { return false }
    return WrittenDate(name) == nil
      && !name.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
        .contains(where: roles.contains)
  }
}
