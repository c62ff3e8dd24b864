/// What lies around each part of a page: the marks it inherits, the prose it holds.
struct Outline {
  /// The marks of an element and of all that it lies in.
  var around: [Marks]
  /// An element's own marks, less those that its share of the prose speaks against.
  var own: [Marks]
  /// The index of the first run at or after an element's start, and of the first after its end.
  var firstRun: [Int32]
  var lastRun: [Int32]
  /// Running total of prose bytes before each run.
  var proseBefore: [Int]
  /// Running total of pictures before each element.
  var picturesBefore: [Int32]

  /// Marks that say an element is not the story.
  static let foreign: Marks = [
    .navigation, .footer, .related, .share, .comment, .advertisement, .newsletter, .promotion,
    .tags, .biography, .legal, .paywall, .consent, .gallery, .teaser, .hidden, .login, .tool,
    .aside, .player, .form, .live, .kicker, .factBox, .appeal,
  ]

  /// Marks that pages also give to parts of the story: a slide with its text, a list of paragraphs.
  static let weak: Marks = [
    .gallery, .teaser, .tool, .player, .form, .live, .kicker, .promotion, .aside,
  ]

  /// Marks that hold even of much prose.
  static let firm: Marks = [
    .comment, .footer, .navigation, .related, .consent, .hidden, .newsletter, .biography,
  ]

  init(_ page: Page) {
    let count = page.elements.count
    proseBefore = [0]
    proseBefore.reserveCapacity(page.runs.count + 1)
    for run in page.runs {
      proseBefore.append(proseBefore[proseBefore.count - 1] + Outline.prose(run, in: page))
    }
    (firstRun, lastRun) = Outline.runRanges(page)
    picturesBefore = [0]
    picturesBefore.reserveCapacity(count + 1)
    for element in page.elements {
      let isPicture = element.tag == .img || element.tag == .picture || element.tag == .video
      picturesBefore.append(picturesBefore[picturesBefore.count - 1] + (isPicture ? 1 : 0))
    }
    around = [Marks](repeating: [], count: count)
    own = around
    let total = proseBefore[proseBefore.count - 1]
    let heldByKin = heldByKin(page)
    for index in 0..<count {
      var own = page.elements[index].marks
      if !own.isDisjoint(with: Outline.foreign) {
        // What holds much of the page's prose is no box beside it, whatever its class says.
        let held = heldByKin[page.elements[index].kin] ?? 0
        if held * 5 > total * 3 { own.subtract(Outline.foreign.subtracting(.hidden)) }
        if held * 10 > total * 9 { own.subtract(.hidden) }
        if held * 3 > total { own.subtract(Outline.weak) }
        if held * 2 > total { own.subtract(Outline.foreign.subtracting(Outline.firm)) }
      }
      self.own[index] = own
      let parent = page.elements[index].parent
      around[index] = parent >= 0 ? own.union(around[Int(parent)]) : own
    }
  }

  /// Prose bytes of all foreign elements of one kin together.
  private func heldByKin(_ page: Page) -> [UInt32: Int] {
    var held: [UInt32: Int] = [:]
    for (index, element) in page.elements.enumerated()
    where !element.marks.isDisjoint(with: Outline.foreign) {
      let prose = prose(of: index)
      if prose > 0 { held[element.kin, default: 0] += prose }
    }
    return held
  }

  private static func runRanges(_ page: Page) -> ([Int32], [Int32]) {
    var first = [Int32](repeating: 0, count: page.elements.count)
    var last = first
    var at = 0
    for index in page.elements.indices {
      // Elements come in the order of their starts, so the place only moves on.
      while at < page.runs.count, page.runs[at].start < page.elements[index].textStart { at += 1 }
      first[index] = Int32(at)
      var low = at
      var high = page.runs.count
      let end = page.elements[index].textEnd
      while low < high {
        let middle = (low + high) / 2
        if page.runs[middle].start < end { low = middle + 1 } else { high = middle }
      }
      last[index] = Int32(low)
    }
    return (first, last)
  }

  /// Bytes of a run that read as a story's: a paragraph's length, few links, a sentence's end.
  static func prose(_ run: Page.Run, in page: Page) -> Int {
    let tag = page.elements[Int(run.element)].tag
    guard run.count >= 40, tag.headingLevel == nil, tag != .figcaption, tag != .caption,
      tag != .nav, tag != .footer, tag != .title, tag != .label
    else { return 0 }
    let free = run.count - Int(run.linked)
    guard free * 2 > run.count else { return 0 }
    let ends = endsSentence(page.text[Int(run.start)..<Int(run.end)])
    if tag == .p || tag == .blockquote { return ends ? free : free / 2 }
    if run.count < 80 { return ends ? free / 2 : 0 }
    return ends ? free : free / 3
  }

  static func endsSentence(_ text: ArraySlice<UInt8>) -> Bool {
    var end = text.endIndex
    // Closing quotation marks and brackets after the stop.
    while end > text.startIndex {
      let byte = text[end - 1]
      if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x20 || byte == 0x5D {
        end -= 1
      } else if end - 3 >= text.startIndex, text[end - 3] == 0xE2, text[end - 2] == 0x80,
        (0x98...0x9F).contains(byte)
      {
        end -= 3
      } else if end - 2 >= text.startIndex, text[end - 2] == 0xC2, byte == 0xBB || byte == 0xAB {
        end -= 2
      } else {
        break
      }
    }
    guard end > text.startIndex else { return false }
    let byte = text[end - 1]
    if byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x3A { return true }
    guard end - 3 >= text.startIndex else { return false }
    let three = text[(end - 3)..<end]
    // … 。 ！ ？ 」 ।
    return [
      [0xE2, 0x80, 0xA6], [0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x81], [0xEF, 0xBC, 0x9F],
      [0xE3, 0x80, 0x8D], [0xE0, 0xA5, 0xA4],
    ].contains { three.elementsEqual($0) }
  }

  /// True of an element with a picture in it.
  func holdsPicture(_ element: Int, in page: Page) -> Bool {
    picturesBefore[Int(page.elements[element].end)] > picturesBefore[element]
  }

  func prose(of element: Int) -> Int {
    proseBefore[Int(lastRun[element])] - proseBefore[Int(firstRun[element])]
  }
}
