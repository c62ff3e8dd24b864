import Articles

/// The stories of a crawl file (`.warc`, `.warc.gz`), a record at a time.
///
///     let reader = try WARCReader(path: path, name: "crawl/0001.warc.gz")
///     while let element = reader.next() { … }
///
/// A damaged record is told and left; reading goes on at the next line that opens one. Memory stays
/// below twice the limit of one story, however large the file or a record in it.
final class WARCReader {
  private let stream: CrawlStream
  private let name: String
  private let limit: Int
  private var isDone = false
  /// Problems are told once until a record was read in between.
  private var told = false
  private static let longestHead = 1 << 16

  init(path: [CChar], name: String, limit: Int = ReadingLimits.standard.bytes)
    throws(ArchiveProblem)
  {
    stream = try CrawlStream(path: path, name: name)
    self.name = name
    self.limit = limit
  }

  func next() -> InputElement? {
    while !isDone {
      if let element = step() { return element }
    }
    return nil
  }

  /// One record; `nil` where it holds no story.
  private func step() -> InputElement? {
    if let problem = skipBlankLines() { return problem }
    guard !isDone else { return nil }
    let start = stream.offset
    guard let lines = head() else {
      if isDone { return nil }
      return resume(after: start, "it does not begin as a record does")
    }
    guard let record = WARCRecord(lines) else {
      return resume(after: start, "it does not begin as a record does")
    }
    guard let length = record.length else {
      return resume(after: start, "it does not say how long it is")
    }
    let isStory = ["response", "resource", "revisit"].contains(record.type)
    if !isStory || length > limit + WARCReader.longestHead {
      return pass(record, length, from: start, isStory: isStory)
    }
    // A packed record's check sum stands behind it: one byte more brings it to light.
    var step = need(length)
    if step == .bytes { step = stream.confirm(length + 5) }
    if stream.available < length || step.isGap {
      return ended(step, from: start)
    }
    if let wrong = misplacedHead(within: length) {
      stream.take(wrong)
      return problem(.badRecord(name, at: start, "it is shorter than it says"))
    }
    guard hasTrailer(after: length) else {
      // A wrong length may have swallowed records: they are looked for from the block's beginning.
      return resume(after: stream.offset, "its length is wrong", at: start)
    }
    let block = stream.buffer[stream.head..<(stream.head + length)]
    let element = story(record, block)
    stream.take(length)
    told = false
    return element
  }

  private func problem(_ problem: ArchiveProblem) -> InputElement? {
    defer { told = true }
    return told ? nil : .problem(problem)
  }

  // MARK: Bytes

  /// Unpacks until so many bytes lie ready; what stopped it where they do not.
  @discardableResult
  private func need(_ count: Int) -> CrawlStream.Step {
    while stream.available < count {
      let step = stream.fill()
      guard step == .bytes else { return step }
    }
    return .bytes
  }

  /// - Returns: what is to be told where a packed record gave nothing at all.
  private func skipBlankLines() -> InputElement? {
    while true {
      if stream.available == 0 {
        switch stream.fill() {
        case .bytes: continue
        case .end:
          isDone = true
          return nil
        case .gap(let why):
          let place = stream.offset
          stream.take(stream.available)
          if let told = lost(why, at: place) { return told }
          continue
        }
      }
      guard stream[0] == 0x0D || stream[0] == 0x0A else { return nil }
      stream.take(1)
    }
  }

  /// The lines up to the empty one; `nil` where there is none near.
  private func head() -> [[UInt8]]? {
    var lines: [[UInt8]] = []
    var at = 0
    var lineStart = 0
    while at < WARCReader.longestHead {
      if at >= stream.available, need(at + 1) != .bytes { return nil }
      if stream[at] == 0x0A {
        var end = at
        if end > lineStart, stream[end - 1] == 0x0D { end -= 1 }
        if end == lineStart {
          stream.take(at + 1)
          return lines
        }
        lines.append(Array(stream.buffer[(stream.head + lineStart)..<(stream.head + end)]))
        if lines.count == 1, !lines[0].starts(with: "WARC/".utf8) { return nil }
        lineStart = at + 1
      }
      at += 1
    }
    return nil
  }

  /// Two line ends, or at the least the next record or the end of the file.
  private func hasTrailer(after length: Int) -> Bool {
    if !stream.isPacked { need(length + 5) }
    let rest = stream.available - length
    guard rest > 0 else { return true }
    var at = 0
    while at < rest, at < 8, stream[length + at] == 0x0D || stream[length + at] == 0x0A { at += 1 }
    return at > 0 || opensRecord(at: length)
  }

  private func opensRecord(at: Int) -> Bool {
    guard stream.available >= at + 5 else { return false }
    let start = stream.head + at
    return stream.buffer[start..<(start + 5)].elementsEqual("WARC/".utf8)
  }

  /// Where within the block a packed record begins, which it cannot: the block is shorter than told.
  private func misplacedHead(within length: Int) -> Int? {
    for member in stream.members {
      let at = member - stream.offset
      if at > 0, at < length, opensRecord(at: at) { return at }
    }
    return nil
  }

  // MARK: Going on after damage

  /// Looks for the next line that opens a record, from `offset` on.
  private func resume(after offset: Int, _ why: String, at place: Int? = nil)
    -> InputElement?
  {
    stream.rewind(to: offset)
    var at = 1
    while true {
      while at + 5 < stream.available {
        if stream[at] == 0x57, opensRecord(at: at),
          at == 0 || stream[at - 1] == 0x0A || isMember(at)
        {
          stream.take(at)
          return problem(.badRecord(name, at: place ?? offset, why))
        }
        at += 1
      }
      let keep = min(stream.available, 8)
      stream.take(stream.available - keep)
      at = keep > 0 ? 1 : 0
      switch stream.fill() {
      case .bytes: continue
      case .gap:
        stream.take(stream.available)
        return problem(.badRecord(name, at: place ?? offset, why))
      case .end:
        isDone = true
        return problem(.badRecord(name, at: place ?? offset, why))
      }
    }
  }

  private func isMember(_ at: Int) -> Bool { stream.members.contains(stream.offset + at) }

  /// The file ended, or was damaged, inside a block.
  private func ended(_ step: CrawlStream.Step, from start: Int) -> InputElement? {
    if let wrong = misplacedHead(within: stream.available) {
      stream.take(wrong)
      return problem(.badRecord(name, at: start, "it is shorter than it says"))
    }
    if stream.isPacked {
      stream.take(stream.available)
      if case .gap(let why) = step { return lost(why, at: start) }
      return problem(.cut(name, at: start))
    }
    // A length that runs beyond the file: cut short, or wrong and hiding records.
    if let hidden = hiddenRecord() {
      stream.take(hidden)
      return problem(.badRecord(name, at: start, "its length is wrong"))
    }
    isDone = true
    return problem(.cut(name, at: start))
  }

  /// A packed record that is damaged, or cut short where the file ends with it.
  private func lost(_ why: String, at place: Int) -> InputElement? {
    problem(stream.isAtEnd ? .cut(name, at: place) : .badRecord(name, at: place, why))
  }

  private func hiddenRecord() -> Int? {
    var at = 1
    while at + 5 < stream.available {
      if stream[at] == 0x57, stream[at - 1] == 0x0A, opensRecord(at: at) { return at }
      at += 1
    }
    return nil
  }

  /// Steps over a record that holds no story, or one too large, without keeping it.
  private func pass(_ record: WARCRecord, _ length: Int, from start: Int, isStory: Bool)
    -> InputElement?
  {
    if !stream.isPacked, stream.offset + length > stream.size {
      return resume(after: stream.offset, "its length is wrong", at: start)
    }
    var left = length
    while left > 0 {
      if stream.available == 0 {
        guard stream.fill() == .bytes else {
          stream.take(stream.available)
          return problem(.cut(name, at: start))
        }
      }
      if let wrong = misplacedHead(within: min(left, stream.available)) {
        stream.take(wrong)
        return problem(.badRecord(name, at: start, "it is shorter than it says"))
      }
      let some = min(left, stream.available)
      stream.take(some)
      left -= some
    }
    if isStory {
      return .problem(.tooLarge(record.address ?? name, limit: limit))
    }
    told = false
    return nil
  }

  // MARK: Stories

  private func story(_ record: WARCRecord, _ block: ArraySlice<UInt8>) -> InputElement? {
    guard let address = record.address, !address.hasPrefix("dns:") else { return nil }
    if record.isSegment {
      return .problem(.badRecord(name, at: stream.offset, "it goes on in another record"))
    }
    if record.type == "revisit" {
      return .revisit(name: address, payload: record.payload, captured: record.date)
    }
    if record.type == "response", record.contentType.hasPrefix("application/http") {
      guard let message = HTTPMessage(block) else {
        return .problem(.badRecord(name, at: stream.offset, "its answer has no status line"))
      }
      return page(message, record, address)
    }
    guard record.type == "resource" || !record.contentType.isEmpty else { return nil }
    let media = MediaType(record.fields["content-type"] ?? "")
    let body = Array(block)
    guard !body.isEmpty, let format = media.format(of: body, named: address) else { return nil }
    return .item(
      ArchiveItem(
        name: address, bytes: body, charset: media.charset, format: format, captured: record.date,
        payload: record.payload))
  }

  private func page(_ message: HTTPMessage, _ record: WARCRecord, _ address: String)
    -> InputElement?
  {
    guard (200..<300).contains(message.status) else { return nil }
    let media = message.media
    // Pictures are not unpacked to be thrown away.
    guard media.mayBeStory else { return nil }
    do throws(ContentDecoding.Failure) {
      let body = try message.content(limit: limit)
      guard !body.isEmpty, let format = media.format(of: body, named: address) else { return nil }
      return .item(
        ArchiveItem(
          name: address, bytes: body, charset: media.charset, format: format,
          captured: record.date, payload: record.payload))
    } catch {
      switch error {
      case .tooLarge: return .problem(.tooLarge(address, limit: limit))
      case .damaged(let why): return .problem(.badBody(address, why))
      case .unknown(let coding): return .problem(.badBody(address, "its coding is «\(coding)»"))
      }
    }
  }
}
