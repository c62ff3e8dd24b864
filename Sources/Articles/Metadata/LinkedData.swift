/// What the page's JSON-LD says of the story, from whichever of several blocks holds it.
///
/// - Source: schema.org, `NewsArticle` and its kin (release 28, 2024).
struct LinkedData {
  var headline: String?
  var alternativeHeadline: String?
  var published: String?
  var modified: String?
  var authors: [String] = []
  var publisher: String?
  var language: String?
  var url: String?
  var description: String?
  var body: String?
  var isFree: Bool?
  var isLive = false
  /// Bytes into the page where the script with it begins.
  var offset = 0
  var types: [String] = []

  private static let storyTypes: Set<String> = [
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting",
    "OpinionNewsArticle", "BackgroundNewsArticle", "LiveBlogPosting", "Report", "ReviewNewsArticle",
    "AdvertiserContentArticle", "TechArticle", "ScholarlyArticle", "SocialMediaPosting", "Review",
    "AskPublicNewsArticle", "SatiricalArticle",
  ]

  private struct Story {
    var value: JSONValue
    var rank: Int
    var offset = 0
  }

  init(_ page: Page) {
    var stories: [Story] = []
    var people: [String: String] = [:]
    for script in page.scripts {
      let range = Int(script.text.lowerBound)..<Int(script.text.upperBound)
      guard let value = JSONValue(page.scriptText[range]) else { continue }
      let before = stories.count
      LinkedData.collect(value, depth: 0, into: &stories, &people)
      for place in before..<stories.count { stories[place].offset = Int(script.offset) }
    }
    guard let best = stories.max(by: { $0.rank < $1.rank }) else { return }
    offset = best.offset
    read(best.value, people: people)
  }

  private static func types(of value: JSONValue) -> [String] {
    (value["@type"]?.items ?? []).compactMap(\.text).map {
      $0.split(separator: "/").last.map(String.init) ?? $0
    }
  }

  private static func collect(
    _ value: JSONValue, depth: Int, into stories: inout [Story], _ people: inout [String: String]
  ) {
    guard depth < 6 else { return }
    if case .array(let items) = value {
      for item in items { collect(item, depth: depth + 1, into: &stories, &people) }
      return
    }
    let types = types(of: value)
    if let id = value["@id"]?.text, let name = value["name"]?.text,
      types.contains("Person") || types.contains("Organization")
    {
      people[id] = name
    }
    if types.contains(where: storyTypes.contains) {
      var rank = types.contains { $0.hasSuffix("NewsArticle") } ? 4 : 2
      if value["headline"] != nil || value["name"] != nil { rank += 4 }
      if value["datePublished"] != nil { rank += 4 }
      if value["articleBody"] != nil { rank += 2 }
      if value["author"] != nil { rank += 1 }
      // The first of equals is the page's own; a list of others follows it.
      stories.append(Story(value: value, rank: rank * 100 - min(stories.count, 99)))
    }
    for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "about"] {
      if key == "itemListElement" || key == "item" || key == "about", !types.isEmpty { continue }
      if let inner = value[key] { collect(inner, depth: depth + 1, into: &stories, &people) }
    }
  }

  private mutating func read(_ story: JSONValue, people: [String: String]) {
    func text(_ key: String) -> String? {
      guard let raw = story[key]?.items.first?.text else { return nil }
      let folded = Folding.folded(Entities.decoded(raw))
      return folded.isEmpty ? nil : folded
    }
    types = LinkedData.types(of: story)
    headline = text("headline") ?? text("name")
    alternativeHeadline = text("alternativeHeadline") ?? text("alternateName")
    published = text("datePublished") ?? text("dateCreated")
    modified = text("dateModified")
    description = text("description")
    body = story["articleBody"]?.text.map(Entities.decoded)
    language =
      (story["inLanguage"]?["alternateName"] ?? story["inLanguage"]?["name"]
      ?? story["inLanguage"])?.text
    url = text("url") ?? story["mainEntityOfPage"]?["@id"]?.text ?? text("mainEntityOfPage")
    publisher = LinkedData.name(of: story["publisher"], people: people)
    authors = (story["author"]?.items ?? story["creator"]?.items ?? []).flatMap { author in
      author["name"].map { $0.items.compactMap(\.text) }
        ?? LinkedData.name(of: author, people: people).map { [$0] } ?? []
    }.map { Folding.folded(Entities.decoded($0)) }
    isLive = types.contains("LiveBlogPosting")
    switch story["isAccessibleForFree"] {
    case .bool(let free)?: isFree = free
    case .string(let text)?: isFree = text.lowercased() == "true"
    default: isFree = nil
    }
  }

  private static func name(of value: JSONValue?, people: [String: String]) -> String? {
    guard let value = value?.items.first else { return nil }
    if let text = value.text { return text }
    if let name = value["name"]?.items.first?.text {
      return Folding.folded(Entities.decoded(name))
    }
    return value["@id"]?.text.flatMap { people[$0] }
  }
}
