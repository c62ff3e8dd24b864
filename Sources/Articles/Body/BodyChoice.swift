/// Which element of a page holds the story: descends from the page towards most of its clean prose.
struct BodyChoice {
  /// The container, an index into the page's elements.
  let container: Int
  /// Running total of prose bytes that no foreign element holds.
  let cleanBefore: [Int]
  let outline: Outline
  /// How the story's ordinary paragraphs are built: kin of element and parent, with their prose.
  private var proseByBuild: [Build: Int] = [:]

  private struct Build: Hashable {
    var element: UInt32
    var parent: UInt32
  }

  /// The share of prose that a child must hold for the search to go on in it.
  ///
  /// - Source: judged on random halves of saved pages, November 2026; 0.6 to 0.85 differ little.
  private static let share = 0.85

  init(_ page: Page, _ outline: Outline) {
    self.outline = outline
    var before = [0]
    before.reserveCapacity(page.runs.count + 1)
    for (place, run) in page.runs.enumerated() {
      let prose = outline.proseBefore[place + 1] - outline.proseBefore[place]
      let isForeign = !outline.around[Int(run.element)].isDisjoint(with: Outline.foreign)
      before.append(before[before.count - 1] + (isForeign ? 0 : prose))
    }
    if before[before.count - 1] == 0 { before = outline.proseBefore }
    cleanBefore = before
    func clean(_ element: Int) -> Int {
      before[Int(outline.lastRun[element])] - before[Int(outline.firstRun[element])]
    }
    guard !page.elements.isEmpty else {
      container = 0
      return
    }
    var current = BodyChoice.start(page, total: before[before.count - 1], clean: clean)
    while true {
      let held = clean(current)
      var next = -1
      var child = current + 1
      while child < Int(page.elements[current].end) {
        if page.elements[child].tag.isBlock, Double(clean(child)) >= BodyChoice.share * Double(held)
        {
          next = child
          break
        }
        child = Int(page.elements[child].end)
      }
      guard next >= 0, held > 0 else { break }
      current = next
    }
    // A lone paragraph is no container; what is around it is.
    while current > 0, [.p, .blockquote, .li, .pre].contains(page.elements[current].tag) {
      current = Int(page.elements[current].parent)
    }
    container = current
    for place in Int(outline.firstRun[current])..<Int(outline.lastRun[current]) {
      let prose = before[place + 1] - before[place]
      guard prose > 0 else { continue }
      proseByBuild[BodyChoice.build(page, page.runs[place]), default: 0] += prose
    }
  }

  private static func build(_ page: Page, _ run: Page.Run) -> Build {
    let element = page.elements[Int(run.element)]
    let parent = element.parent >= 0 ? page.elements[Int(element.parent)].kin : 0
    return Build(element: element.kin, parent: parent)
  }

  /// True of a run built as a good part of the story's paragraphs are.
  func isOrdinary(_ run: Page.Run, in page: Page) -> Bool {
    (proseByBuild[BodyChoice.build(page, run)] ?? 0) * 5 > clean(container)
  }

  /// The marked body where it holds a good part of the prose, else the whole page. Where several of one
  /// kin are marked, each is but a section of the story.
  private static func start(_ page: Page, total: Int, clean: (Int) -> Int) -> Int {
    var marked: [(element: Int, held: Int)] = []
    var heldByKin: [UInt32: Int] = [:]
    for (index, element) in page.elements.enumerated() {
      let property = element.attributes.isEmpty ? nil : page.value(.itemprop, of: index)
      let isMarked =
        property == "articleBody" || element.marks.contains(.body) || element.tag == .article
      guard isMarked, element.tag.isBlock else { continue }
      let held = clean(index)
      guard held > 0 else { continue }
      marked.append((index, held))
      heldByKin[element.kin, default: 0] += held
    }
    var best = (element: 0, held: 0)
    for candidate in marked where candidate.held > best.held && candidate.held * 4 > total {
      let group = heldByKin[page.elements[candidate.element].kin] ?? candidate.held
      if group * 10 <= candidate.held * 13 || candidate.held * 5 > total * 2 { best = candidate }
    }
    return best.element
  }

  /// True of an element that holds a good part of the container's prose.
  func isLarge(_ element: Int) -> Bool { clean(element) * 3 > clean(container) }

  func clean(_ element: Int) -> Int {
    cleanBefore[Int(outline.lastRun[element])] - cleanBefore[Int(outline.firstRun[element])]
  }
}
