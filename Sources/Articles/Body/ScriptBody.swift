/// A story that stands only in the data of its page's scripts.
///
/// What is taken must lie in an object that names this page's headline, or be the only text of its kind
/// in the page; where that leaves a doubt nothing is taken, and the page is refused.
struct ScriptBody {
  /// Markup, or lines of text.
  var text: String
  /// Bytes into the page where its script begins.
  var offset: Int
  /// The headline that stands with it.
  var headline: String?

  var isMarkup: Bool { ["<p", "<div", "<br", "<P"].contains(where: text.contains) }

  /// The story in the scripts; `nil` where there is none, or where it is not sure to be this page's.
  static func found(in bytes: [UInt8], metadata: PageMetadata) -> ScriptBody? {
    let state = ScriptState(bytes)
    var search = Search(texts: state.texts, metadata: metadata)
    for item in state.items { search.walk(item.value, offset: item.offset) }
    let ours = search.candidates.filter(\.isOurs)
    if let best = ours.max(by: { $0.prose < $1.prose }) {
      return ScriptBody(text: best.text, offset: best.offset, headline: best.headline)
    }
    // One text on the page, and nothing that says whose it is.
    guard let only = search.candidates.first,
      search.candidates.allSatisfy({ $0.text == only.text && !$0.isAnothers })
    else { return nil }
    return ScriptBody(text: only.text, offset: only.offset)
  }

  private struct Candidate {
    var text: String
    var prose: Int
    var offset: Int
    var headline: String?
    var isAnothers: Bool

    var isOurs: Bool { headline != nil }
  }

  private struct Search {
    let texts: [String: String]
    let metadata: PageMetadata
    var candidates: [Candidate] = []

    enum Owner: Equatable {
      case unknown, anothers
      case ours(String)

      var headline: String? {
        if case .ours(let text) = self { text } else { nil }
      }
    }

    mutating func walk(
      _ value: JSONValue, offset: Int, owner: Owner = .unknown, depth: Int = 0
    ) {
      guard depth < 60, candidates.count < 500 else { return }
      switch value {
      case .string(let raw):
        let text = raw.hasPrefix("$") ? texts[String(raw.dropFirst())] ?? raw : raw
        add(text, offset, owner)
      case .array(let items):
        if let text = ScriptBody.joined(items) { add(text, offset, owner) }
        for item in items { walk(item, offset: offset, owner: owner, depth: depth + 1) }
      case .object(let members):
        let named = self.owner(of: members) ?? owner
        for member in members where !ScriptBody.isAside(member.key) {
          walk(member.value, offset: offset, owner: named, depth: depth + 1)
        }
      default: break
      }
    }

    private static let titles: Set<String> = ["title", "headline", "name", "heading"]

    /// Whose an object is by the titles in it; `nil` of one without.
    private func owner(of members: [JSONValue.Member]) -> Owner? {
      var isNamed = false
      for member in members {
        guard case .string(let text) = member.value, text.utf8.count < 600 else { continue }
        let words = Headline.words(text)
        guard words.count >= 3 || text.utf8.count >= 20 else { continue }
        if metadata.beginsHeadline(Headline.words(Entities.decoded(text))) {
          return .ours(Folding.folded(Entities.decoded(text)))
        }
        if Search.titles.contains(member.key.lowercased()) { isNamed = true }
      }
      return isNamed ? .anothers : nil
    }

    private mutating func add(_ text: String, _ offset: Int, _ owner: Owner) {
      let prose = ScriptBody.prose(of: text)
      guard prose > 0 else { return }
      if let same = candidates.firstIndex(where: { $0.text == text }) {
        candidates[same].headline = candidates[same].headline ?? owner.headline
        if owner != .anothers { candidates[same].isAnothers = false }
        return
      }
      candidates.append(
        Candidate(
          text: text, prose: prose, offset: offset, headline: owner.headline,
          isAnothers: owner == .anothers))
    }
  }

  /// Members that hold other stories, notices and code.
  private static func isAside(_ key: String) -> Bool {
    let small = key.lowercased()
    return [
      "related", "recommend", "comment", "footer", "navigation", "newsletter", "promo", "consent",
      "cookie", "policy", "terms", "css", "style", "script", "config", "translation", "message",
    ].contains(where: small.contains)
  }

  /// Paragraphs that a list holds as objects: `[{"type": "paragraph", "text": "…"}, …]`.
  private static func joined(_ items: [JSONValue]) -> String? {
    guard items.count >= 2 else { return nil }
    let parts = items.compactMap { paragraph($0, depth: 0) }.filter { !$0.isEmpty }
    return parts.count >= 2 ? parts.joined(separator: "\n") : nil
  }

  private static func paragraph(_ item: JSONValue, depth: Int) -> String? {
    guard depth < 8 else { return nil }
    switch item {
    case .string(let text): return depth == 0 ? nil : text
    case .array(let items):
      return items.compactMap { paragraph($0, depth: depth + 1) }.joined()
    case .object:
      let kind = (item["type"] ?? item["kind"] ?? item["__typename"])?.text?.lowercased() ?? ""
      let isOther = [
        "image", "photo", "ad", "video", "audio", "related", "embed", "newsletter", "promo",
        "gallery", "author",
      ].contains(where: kind.hasPrefix)
      guard !isOther else { return nil }
      for key in ["text", "html", "content", "value", "children", "data"] {
        if let inner = item[key], let text = paragraph(inner, depth: depth + 1), !text.isEmpty {
          return text
        }
      }
      return nil
    default: return nil
    }
  }

  /// The bytes of a text that reads as a story of some length; 0 of code, addresses and scraps.
  static func prose(of text: String) -> Int {
    guard text.utf8.count >= 300 else { return 0 }
    let plain = Array(MarkdownInline.withoutTags(text).utf8)
    guard plain.count >= 300 else { return 0 }
    var stops = 0
    var signs = 0
    var spaces = 0
    for (at, byte) in plain.enumerated() {
      switch byte {
      case 0x2E, 0x21, 0x3F:
        if at + 1 == plain.count || plain[at + 1] <= 0x20 { stops += 1 }
      case 0x82 where at >= 2 && plain[at - 1] == 0x80 && plain[at - 2] == 0xE3: stops += 1
      case 0x7B, 0x7D, 0x3B, 0x3D, 0x5C, 0x7C, 0x24: signs += 1
      case 0x20, 0x0A: spaces += 1
      default: break
      }
    }
    let reads = stops >= 3 && signs * 60 < plain.count && spaces * 30 > plain.count
    return reads ? plain.count : 0
  }
}
