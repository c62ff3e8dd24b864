/// Judges each run of a page: part of the story, or what stands around and between its paragraphs.
struct BlockJudge {
  let page: Page
  let outline: Outline
  let choice: BodyChoice
  let metadata: PageMetadata

  /// The verdict on every run, in page order.
  func verdicts() -> [BlockVerdict] {
    guard !page.elements.isEmpty else { return [] }
    var verdicts = [BlockVerdict](repeating: .drop("outside the story"), count: page.runs.count)
    let first = Int(outline.firstRun[choice.container])
    let last = Int(outline.lastRun[choice.container])
    for place in first..<last { verdicts[place] = verdict(on: place) }
    dropRepeats(&verdicts, first, last)
    dropNextStory(&verdicts, first, last)
    dropEnd(&verdicts, first, last)
    keepStandfirst(&verdicts, before: first)
    return verdicts
  }

  private func verdict(on place: Int) -> BlockVerdict {
    let run = page.runs[place]
    let element = page.elements[Int(run.element)]
    let around = marks(inside: Int(run.wrapper))
    // Behind a wall the paragraphs themselves are hidden; they are the story all the same.
    let isWalled = element.tag == .p && element.marks.isSuperset(of: [.hidden, .paywall])
    if isWalled, run.count >= 60 { return .keep(.body) }
    if around.contains(.hidden) { return .drop("hidden") }
    if around.contains(.caption) || element.tag == .figcaption { return .keep(.caption) }
    if around.contains(.figure), run.count < 400 { return .keep(.caption) }
    if element.tag.headingLevel == nil, around.isDisjoint(with: [.embed, .quote]),
      isBesidePicture(run)
    {
      return .keep(.caption)
    }
    let isLink = Int(run.linked) * 5 > run.count * 4 && run.count < 300
    if around.contains(.embed), around.contains(.quote) {
      return isLink ? .drop("link") : .keep(.embed)
    }
    if around.contains(.embed), element.tag.headingLevel != nil { return .drop("embed") }
    let foreign = around.intersection(Outline.foreign)
    if !foreign.isEmpty {
      let isParagraph =
        element.tag == .p && run.count >= 60 && Int(run.linked) * 3 < run.count
        && (choice.isOrdinary(run, in: page) || element.marks.isDisjoint(with: Outline.foreign))
        && !around.isSuperset(of: [.aside, .tool])
      if !foreign.isSubset(of: Outline.weak) || !isParagraph
        || !Outline.endsSentence(page.text[Int(run.start)..<Int(run.end)])
      {
        return .drop(foreign.described)
      }
    }
    if around.contains(.byline), run.count < 200 { return .drop("byline") }
    if around.contains(.date), run.count < 120 { return .drop("date") }
    let text = page.text(of: run)
    if let reason = reason(toDrop: text, in: element.tag, isLink: isLink) { return .drop(reason) }
    if element.tag.headingLevel != nil { return .keep(.heading) }
    if !around.isDisjoint(with: [.quote, .pullQuote]) { return .keep(.quote) }
    if Boilerplate.isAppeal(text) { return .drop("appeal to readers") }
    if Boilerplate.isConsent(text) { return .drop("consent") }
    switch element.tag {
    case .li, .dd, .dt:
      return isListOfLinks(Int(run.element)) ? .drop("list of links") : .keep(.list)
    case .td, .th: return .keep(.table)
    case .p, .blockquote, .pre: return .keep(.body)
    default:
      if run.count < 40, !Outline.endsSentence(page.text[Int(run.start)..<Int(run.end)]) {
        return .drop("scrap")
      }
      return .keep(.body)
    }
  }

  /// What the words alone show not to be the story's: markup, an address, the headline, a label.
  private func reason(toDrop text: String, in tag: Tag, isLink: Bool) -> String? {
    if text.hasPrefix("<"), text.contains("=\"") { return "markup" }
    if text.hasPrefix("http"), !text.contains(" ") { return "address" }
    if metadata.isHeadline(text) || tag == .h1 { return "headline" }
    if isLink { return "link" }
    if Boilerplate.isLabel(text) { return "label" }
    if tag.headingLevel == nil, Boilerplate.isCredit(text) { return "credit" }
    return metadata.isByline(text) ? "byline" : nil
  }

  /// True of the only text in a small part that also holds a picture.
  private func isBesidePicture(_ run: Page.Run) -> Bool {
    guard run.count <= 300, !choice.isOrdinary(run, in: page) || isWithPicture(run) else {
      return false
    }
    var at = Int(run.element)
    var steps = 0
    while at != choice.container, at > 0, steps < 5 {
      let element = page.elements[at]
      if Int(element.textEnd - element.textStart) > 450 { return false }
      if outline.holdsPicture(at, in: page) { return true }
      at = Int(element.parent)
      steps += 1
    }
    return false
  }

  /// True of a line that shares its own element with a picture and ends without a stop.
  private func isWithPicture(_ run: Page.Run) -> Bool {
    outline.holdsPicture(Int(run.element), in: page)
      && !Outline.endsSentence(page.text[Int(run.start)..<Int(run.end)])
  }

  /// True of an item in a list that is mostly links to elsewhere.
  private func isListOfLinks(_ element: Int) -> Bool {
    var at = element
    while at > 0, page.elements[at].tag != .ul, page.elements[at].tag != .ol {
      at = Int(page.elements[at].parent)
      if at == choice.container { return false }
    }
    guard at > 0 else { return false }
    var linked = 0
    var all = 0
    for run in page.runs[Int(outline.firstRun[at])..<Int(outline.lastRun[at])] {
      linked += Int(run.linked)
      all += run.count
    }
    return linked * 5 > all * 3
  }

  /// The marks between a run's element and the container, the container's own left out.
  private func marks(inside element: Int) -> Marks {
    var found: Marks = []
    var at = element
    while at != choice.container, at >= 0 {
      found.formUnion(outline.own[at])
      // What a marked body holds is the story, whatever lies around that body.
      if page.elements[at].marks.contains(.body), choice.isLarge(at) { break }
      at = Int(page.elements[at].parent)
    }
    return found
  }

  /// A paragraph that stands on the page twice is read once; a scrap that stands three times is a
  /// label («Advertisement», «External content»).
  private func dropRepeats(_ verdicts: inout [BlockVerdict], _ first: Int, _ last: Int) {
    let places = (first..<last).filter { place in
      verdicts[place].isKept
        && ![.keep(.table), .keep(.list), .keep(.heading)].contains(verdicts[place])
    }
    // Most differ in their length already.
    var lengths: [Int: Int] = [:]
    for place in places { lengths[page.runs[place].count, default: 0] += 1 }
    var seen: [ArraySlice<UInt8>: [Int]] = [:]
    for place in places where lengths[page.runs[place].count, default: 0] > 1 {
      let run = page.runs[place]
      seen[page.text[Int(run.start)..<Int(run.end)], default: []].append(place)
    }
    for (text, places) in seen where places.count > 1 {
      if text.count >= 80 {
        for place in places.dropFirst() { verdicts[place] = .drop("repeated") }
      } else if places.count >= 3 {
        for place in places where !choice.isOrdinary(page.runs[place], in: page) {
          verdicts[place] = .drop("repeated label")
        }
      }
    }
  }

  /// After another story's headline, built as this one's is, nothing belongs to this one.
  private func dropNextStory(_ verdicts: inout [BlockVerdict], _ first: Int, _ last: Int) {
    guard let headline = metadata.headline else { return }
    let own = Headline.words(headline)
    var kin: [UInt32]?
    var paragraphs = 0
    var ended = false
    for (place, run) in page.runs.enumerated().prefix(last) {
      if page.elements[Int(run.element)].tag == .h1 {
        if Headline.words(page.text(of: run)) == own {
          if paragraphs == 0 { kin = kinship(Int(run.element)) }
        } else if paragraphs >= 3, let kin, kin == kinship(Int(run.element)) {
          ended = true
        }
      }
      guard place >= first else { continue }
      if ended { verdicts[place] = .drop("another story") }
      if verdicts[place] == .keep(.body) { paragraphs += 1 }
    }
  }

  private func kinship(_ element: Int) -> [UInt32] {
    let parent = Int(page.elements[element].parent)
    return [page.elements[element].kin, parent >= 0 ? page.elements[parent].kin : 0]
  }

  /// Headings that nothing of the story follows are no part of it.
  private func dropEnd(_ verdicts: inout [BlockVerdict], _ first: Int, _ last: Int) {
    for place in stride(from: last - 1, through: first, by: -1) {
      switch verdicts[place] {
      case .keep(.heading): verdicts[place] = .drop("heading without text")
      case .keep(.caption), .drop: continue
      case .keep: return
      }
    }
  }

  /// The standfirst before the body: marked as one, or what the page's description repeats.
  private func keepStandfirst(_ verdicts: inout [BlockVerdict], before first: Int) {
    for place in max(0, first - 40)..<first {
      let run = page.runs[place]
      guard run.count >= 30, Int(run.linked) * 2 < run.count else { continue }
      let around = outline.around[Int(run.element)]
      guard
        around.isDisjoint(
          with: [.navigation, .footer, .related, .comment, .newsletter, .caption, .figure]),
        page.elements[Int(run.element)].tag != .figcaption
      else { continue }
      let text = page.text(of: run)
      if let headline = metadata.headline, Headline.likeness(text, headline) > 0.8 { continue }
      if metadata.isByline(text) { continue }
      let tag = page.elements[Int(run.element)].tag
      if tag.headingLevel != nil, metadata.isOtherHeadline(text) { continue }
      let isMarked = around.contains(.standfirst)
      let isTold = metadata.descriptions.contains { Headline.likeness(text, $0) > 0.7 }
      if isTold || (isMarked && around.isDisjoint(with: Outline.foreign.union(.figure))) {
        verdicts[place] = .keep(.standfirst)
      }
    }
  }
}
