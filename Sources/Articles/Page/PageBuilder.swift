import Glibc

/// Takes a parser's events in page order and lays them into a `Page`.
struct PageBuilder {
  private(set) var page = Page()
  private let limits: ReadingLimits
  /// The open elements, innermost last.
  private var open: [Int32] = []
  /// Elements opened beyond the depth limit, which have no place in the arena.
  private var beyond = 0
  private var silent = 0
  private var linkDepth = 0
  private var scriptKind = ScriptKind.none
  private var inTitle = false

  // The run being gathered.
  private var runStart = 0
  private var runLinked = 0
  private var runOffset: Int32 = -1
  private var lastIsSpace = true
  private var breaks = 0
  private var partedByBreaks = false
  private var wrapper: Int32 = -1

  private enum ScriptKind { case none, linkedData, other }

  /// The file that the events are of; it outlives the builder.
  private let file: UnsafeBufferPointer<UInt8>

  init(limits: ReadingLimits, file: UnsafeBufferPointer<UInt8>) {
    self.limits = limits
    self.file = file
    let sourceBytes = file.count
    page.text.reserveCapacity(sourceBytes / 6)
    page.values.reserveCapacity(sourceBytes / 4)
    page.elements.reserveCapacity(sourceBytes / 60)
    page.attributes.reserveCapacity(sourceBytes / 60)
    open.reserveCapacity(64)
  }

  private static let ofCells: Marks = [
    .navigation, .footer, .aside, .related, .comment, .advertisement, .hidden,
  ]

  /// Counts scripts that the parser was not handed.
  mutating func leftOut(scriptBytes: Int) { page.scriptBytes += scriptBytes }

  /// True once elements lie so deep that the parser's own search for what an end tag closes takes
  /// longer than the page is worth.
  var isHopeless: Bool { beyond > 256 }

  // MARK: Events

  mutating func start(
    _ name: UnsafePointer<UInt8>, _ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
    offset: Int32
  ) {
    let tag = Tag.named(name)
    if silent == 0 {
      if tag.isBlock { cut() } else if tag == .br { lineBreak() }
    }
    if open.count >= limits.depth {
      beyond += 1
      page.deepest = max(page.deepest, open.count + beyond)
      return
    }
    let first = Int32(page.attributes.count)
    var marks: Marks = []
    if let pairs { marks = readAttributes(pairs, of: tag) }
    marks.formUnion(Marks(tag: tag))
    // The page's own frame is named after many things; it is never one part of the page.
    if tag == .body || tag == .html || tag == .main { marks = [] }
    // Rows and cells are named after what they list.
    if tag.isCell || tag == .tr || tag == .tbody { marks.formIntersection(PageBuilder.ofCells) }
    let index = Int32(page.elements.count)
    page.elements.append(
      Page.Element(
        tag: tag, parent: open.last ?? -1, end: index + 1, textStart: Int32(page.text.count),
        textEnd: Int32(page.text.count), attributes: first..<Int32(page.attributes.count),
        offset: offset, depth: Int32(open.count), marks: marks,
        kin: kin(of: tag, from: Int(first))))
    open.append(index)
    page.deepest = max(page.deepest, open.count)
    if isSilent(page.elements[Int(index)]) { silent += 1 }
    switch tag {
    case .a: linkDepth += 1
    case .title: inTitle = page.title.isEmpty
    case .script: scriptKind = kind(ofScript: Int(index))
    case .meta: noteMeta(Int(index))
    case .link: noteLink(Int(index))
    default: break
    }
  }

  mutating func end(_ name: UnsafePointer<UInt8>) {
    if beyond > 0 {
      beyond -= 1
      return
    }
    let tag = Tag.named(name)
    // Events come balanced; where they do not, the nearest open element of that kind is closed.
    guard let place = open.lastIndex(where: { page.elements[Int($0)].tag == tag }) else { return }
    while open.count > place { closeInnermost() }
  }

  private mutating func closeInnermost() {
    guard let index = open.last else { return }
    let tag = page.elements[Int(index)].tag
    if tag.isBlock, silent == 0 { cut() }
    open.removeLast()
    page.elements[Int(index)].end = Int32(page.elements.count)
    page.elements[Int(index)].textEnd = Int32(page.text.count)
    if isSilent(page.elements[Int(index)]) { silent -= 1 }
    switch tag {
    case .a: linkDepth -= 1
    case .title: inTitle = false
    case .script: scriptKind = .none
    default: break
    }
  }

  /// Elements whose text nobody reads, and words inside a line that only screen readers are told.
  private func isSilent(_ element: Page.Element) -> Bool {
    if element.tag.isSilent { return true }
    return element.marks.contains(.hidden) && !element.tag.isBlock && element.tag != .other
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>, offset: Int32) {
    if scriptKind != .none {
      script(bytes)
      return
    }
    if inTitle {
      page.title += String(decoding: bytes, as: UTF8.self)
      return
    }
    if silent > 0 { return }
    if page.elements.isEmpty { openFrame() }
    noteWrapper()
    let (source, isVerbatim) = place(of: bytes, before: Int(offset))
    if runOffset < 0, let lead = bytes.firstIndex(where: { $0 > 0x20 }) {
      runOffset = Int32(clamping: source + (isVerbatim ? lead : 0))
    }
    page.anchors.append(
      Page.Anchor(
        text: Int32(page.text.count), source: Int32(clamping: source), isVerbatim: isVerbatim))
    append(bytes)
  }

  /// Holds text that comes before any element, as in a file of a few stray bytes.
  private mutating func openFrame() {
    page.elements.append(
      Page.Element(
        tag: .body, parent: -1, end: 1, textStart: 0, textEnd: 0, attributes: 0..<0, offset: 0,
        depth: 0, marks: [], kin: 0))
    open.append(0)
  }

  /// Where a piece of text stands in the file. The parser is behind what it hands over, by a character
  /// more or less; what it unfolded from a character reference begins at the ampersand.
  private func place(
    of bytes: UnsafeBufferPointer<UInt8>, before offset: Int
  ) -> (source: Int, isVerbatim: Bool) {
    guard let base = bytes.baseAddress, let file = file.baseAddress else { return (0, false) }
    for shift in [0, 1, 2, 3, 4, -1, -2, -3, -4] {
      let start = offset - bytes.count - shift
      if start >= 0, start + bytes.count <= self.file.count,
        memcmp(file + start, base, bytes.count) == 0
      {
        return (start, true)
      }
    }
    var at = min(offset, self.file.count) - 1
    let least = max(0, at - 40)
    while at > least, file[at] != UInt8(ascii: "&") { at -= 1 }
    return (max(0, at), false)
  }

  /// Raw content of scripts and styles.
  mutating func raw(_ bytes: UnsafeBufferPointer<UInt8>) {
    if scriptKind != .none { script(bytes) }
  }

  mutating func finish() -> Page {
    while !open.isEmpty { closeInnermost() }
    cut()
    return page
  }

  // MARK: Text

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    let before = page.text.count
    var at = 0
    let count = bytes.count
    while at < count {
      let byte = bytes[at]
      if byte > 0x20, byte < 0x80 {
        page.text.append(byte)
        lastIsSpace = false
        at += 1
        continue
      }
      if byte <= 0x20 {
        space()
        at += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4)
      switch Folding.kind(bytes, at) {
      case .space: space()
      case .nothing: break
      case .letter:
        for place in at..<min(at + length, count) { page.text.append(bytes[place]) }
        lastIsSpace = false
      }
      at += length
    }
    let added = page.text.count - before
    if added > 0, !lastIsSpace || added > 1 { breaks = 0 }
    if linkDepth > 0 { runLinked += added }
  }

  /// Narrows the run's wrapper to the innermost element that holds all its text so far.
  private mutating func noteWrapper() {
    if page.text.count == runStart {
      wrapper = open.last ?? -1
      return
    }
    while wrapper >= 0 {
      let depth = Int(page.elements[Int(wrapper)].depth)
      if depth < open.count, open[depth] == wrapper { return }
      wrapper = page.elements[Int(wrapper)].parent
    }
  }

  @inline(__always)
  private mutating func space() {
    if !lastIsSpace {
      page.text.append(0x20)
      lastIsSpace = true
    }
  }

  private mutating func lineBreak() {
    breaks += 1
    if breaks >= 2, page.text.count > runStart {
      cut()
      partedByBreaks = true
    } else {
      space()
    }
  }

  /// Ends the run.
  private mutating func cut() {
    breaks = 0
    var end = page.text.count
    if end > runStart, page.text[end - 1] == 0x20 { end -= 1 }
    if end > runStart, page.runs.count < limits.blocks {
      let inner = open.last ?? -1
      var holder = inner
      while holder >= 0, !page.elements[Int(holder)].tag.isBlock {
        holder = page.elements[Int(holder)].parent
      }
      page.runs.append(
        Page.Run(
          element: max(holder, 0), start: Int32(runStart), end: Int32(end),
          linked: Int32(min(runLinked, end - runStart)),
          offset: max(runOffset, 0), wrapper: isWithin(wrapper, holder) ? wrapper : max(holder, 0),
          afterBreaks: partedByBreaks))
      page.text.append(0x0A)
    }
    runStart = page.text.count
    runLinked = 0
    runOffset = -1
    lastIsSpace = true
    partedByBreaks = false
  }

  private func isWithin(_ element: Int32, _ holder: Int32) -> Bool {
    guard element >= 0, holder >= 0 else { return false }
    return element >= holder && element < Int32(page.elements.count)
      && page.elements[Int(element)].depth >= page.elements[Int(holder)].depth
  }

  // MARK: Attributes

  private mutating func readAttributes(
    _ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>, of tag: Tag
  ) -> Marks {
    var marks: Marks = []
    var at = 0
    while let name = pairs[at] {
      defer { at += 2 }
      guard at < 2 * limits.attributes else { break }
      guard
        let known = AttributeName.named(UnsafeBufferPointer(start: name, count: strlen(name)))
      else { continue }
      let start = page.values.count
      if let value = pairs[at + 1] {
        let bytes = UnsafeBufferPointer(start: value, count: min(strlen(value), 1 << 16))
        page.values.append(contentsOf: bytes)
        if known == .classes || known == .id || known == .dataName || known == .role {
          marks.formUnion(ClassWords.marks(in: UnsafeBufferPointer(rebasing: bytes.prefix(400))))
        } else if known == .style {
          marks.formUnion(Marks(style: bytes))
        } else if known == .ariaHidden, bytes.first == UInt8(ascii: "t") {
          marks.insert(.hidden)
        }
      }
      if known == .hidden { marks.insert(.hidden) }
      page.attributes.append(
        Page.Attribute(name: known, value: Int32(start)..<Int32(page.values.count)))
    }
    return marks
  }

  /// FNV-1a of the tag and the class attribute.
  private func kin(of tag: Tag, from first: Int) -> UInt32 {
    var hash = (2_166_136_261 ^ UInt32(tag.rawValue)) &* 16_777_619
    for attribute in page.attributes[first...] where attribute.name == .classes {
      for at in attribute.value { hash = (hash ^ UInt32(page.values[Int(at)])) &* 16_777_619 }
    }
    return hash
  }

  // MARK: Head

  private func kind(ofScript index: Int) -> ScriptKind {
    guard let type = page.value(.type, of: index) else { return .other }
    return type.lowercased().contains("ld+json") ? .linkedData : .other
  }

  private mutating func script(_ bytes: UnsafeBufferPointer<UInt8>) {
    page.scriptBytes += bytes.count
    guard scriptKind == .linkedData else { return }
    let start = page.scriptText.count
    page.scriptText.append(contentsOf: bytes)
    let end = Int32(page.scriptText.count)
    if let last = page.scripts.last, Int(last.text.upperBound) == start,
      let element = open.last, page.elements[Int(element)].offset == lastScriptOffset
    {
      page.scripts[page.scripts.count - 1].text = last.text.lowerBound..<end
    } else {
      page.scripts.append(
        Page.Script(
          offset: open.last.map { page.elements[Int($0)].offset } ?? 0, text: Int32(start)..<end))
    }
    lastScriptOffset = open.last.map { page.elements[Int($0)].offset } ?? -1
  }

  private var lastScriptOffset: Int32 = -1

  private mutating func noteMeta(_ index: Int) {
    guard let content = page.value(.content, of: index) else { return }
    for name in [AttributeName.property, .name, .itemprop] {
      if let key = page.value(name, of: index) {
        page.meta.append((key.lowercased(), content))
      }
    }
  }

  private mutating func noteLink(_ index: Int) {
    guard let relation = page.value(.rel, of: index), let target = page.value(.href, of: index)
    else { return }
    page.links.append((relation.lowercased(), target))
  }
}
