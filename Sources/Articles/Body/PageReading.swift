/// What a page as a whole gives rise to say: cut short, behind a wall, a list of links, a story that
/// stands only in a script.
struct PageReading {
  let page: Page
  let metadata: PageMetadata
  let blocks: [BlockAssembly.Draft]
  let bytes: [UInt8]

  var bodyBytes: Int {
    blocks.reduce(0) {
      $0 + ([.heading, .caption, .embed].contains($1.kind) ? 0 : $1.text.utf8.count)
    }
  }

  /// True of a page that says it is a live blog, or whose prose is mostly entries of a ticker.
  var isLive: Bool {
    if metadata.data.isLive { return true }
    guard let first = page.elements.firstIndex(where: { $0.marks.contains(.live) }) else {
      return false
    }
    let live = page.elements.indices[first...].filter { page.elements[$0].marks.contains(.live) }
    var (times, prose, outside) = (0, 0, 0)
    var end = 0
    for element in live where element >= end {
      end = Int(page.elements[element].end)
      times += page.elements[element..<end].count { $0.tag == .time }
      prose += Int(page.elements[element].textEnd - page.elements[element].textStart)
    }
    outside = page.text.count - prose
    return times >= 5 && prose > 2 * outside
  }

  /// A story in the scripts' data, looked for where the page itself shows next to nothing.
  var scriptBody: ScriptBody? {
    guard bodyBytes < 300, page.scriptBytes > 400 else { return nil }
    return ScriptBody.found(in: bytes, metadata: metadata)
  }

  /// The paragraphs of JSON-LD's `articleBody`, where the page itself shows under a third of them.
  var bodyInScript: [String]? {
    guard let body = metadata.data.body, body.utf8.count > 400,
      bodyBytes * 3 < body.utf8.count
    else { return nil }
    let paragraphs = PageReading.paragraphs(of: body)
    return paragraphs.isEmpty ? nil : paragraphs
  }

  static func paragraphs(of body: String) -> [String] {
    let withoutTags = MarkdownInline.withoutTags(body)
    return withoutTags.split(whereSeparator: \.isNewline).map { Folding.folded(String($0)) }
      .filter { !$0.isEmpty }
  }

  var problems: [ReadingProblem] {
    var found: [ReadingProblem] = []
    if bodyInScript != nil {
      found.append(.bodyInScript)
    } else if isWalled {
      found.append(.paywall)
    }
    if endsEarly { found.append(.truncated) }
    return found
  }

  /// True of a page that says its story is not free and shows little of it, that has a wall in it, or
  /// that breaks off and asks the reader to subscribe.
  private var isWalled: Bool {
    guard bodyBytes < 1_500 else { return false }
    if metadata.data.isFree == false { return true }
    if page.elements.contains(where: { $0.marks.contains(.paywall) }) { return true }
    let last =
      blocks.last {
        ![.heading, .caption, .embed].contains($0.kind) && !Boilerplate.isWall($0.text)
      }?.text ?? ""
    guard last.hasSuffix("…") || last.hasSuffix("...") else { return false }
    return page.runs.contains { $0.count <= 400 && Boilerplate.isWall(page.text(of: $0)) }
  }

  /// True of a page whose last element was never closed, or that stops inside a tag.
  private var endsEarly: Bool {
    guard bytes.count > 200 else { return false }
    let tail = bytes.suffix(1_024)
    let end = FoldedBytes(Array(tail))
    let closes = end.has("</html") || end.has("</body")
    let saysHTML = FoldedBytes(Array(bytes.prefix(1_024))).has("<html")
    if let open = tail.lastIndex(of: 0x3C), !tail[open...].contains(0x3E) { return true }
    guard saysHTML, !closes else { return false }
    // Many pages leave their end tags out; one that stops inside a word was cut.
    guard let last = page.runs.last else { return false }
    return !Outline.endsSentence(page.text[Int(last.start)..<Int(last.end)])
      && page.elements[Int(last.element)].tag == .p
  }

  /// True where scripts are most of the bytes and the text is a few lines.
  var isOnlyScript: Bool { page.scriptBytes * 2 > bytes.count && bodyBytes < 200 }

  /// The number of links on a page that is a list of stories, not one: mostly short links, and no prose
  /// of any length in one place.
  var linksOfIndex: Int? {
    let links = page.elements.count { $0.tag == .a }
    let linked = page.runs.count { $0.count >= 25 && Int($0.linked) * 5 > $0.count * 4 }
    let isStory =
      metadata.data.published != nil || metadata.data.body != nil
      || metadata.date.origin.hasPrefix("meta")
      || page.meta.contains { $0.key == "og:type" && $0.value.lowercased() == "article" }
    guard linked >= 20, bodyBytes < 300, !isStory else { return nil }
    return links
  }
}
