/// A page as one flat arena: elements in page order, each knowing where its subtree and its text end,
/// and all text in one buffer, white space folded.
///
///     <p>Ten <b>ships</b></p>   // elements: p, b; text: "Ten ships"; runs: one, in p
struct Page {
  struct Element {
    var tag: Tag
    var parent: Int32
    /// The index after the last element inside this one.
    var end: Int32
    var textStart: Int32
    var textEnd: Int32
    var attributes: Range<Int32>
    /// Bytes into the decoded file where the element begins.
    var offset: Int32
    var depth: Int32
    /// Its own marks, not those around it.
    var marks: Marks
    /// The same for elements of one tag and class: parts built alike.
    var kin: UInt32
  }

  struct Attribute {
    var name: AttributeName
    var value: Range<Int32>
  }

  /// Text between two block ends: a paragraph's worth, or a scrap of navigation.
  struct Run {
    /// The innermost block element around it.
    var element: Int32
    var start: Int32
    var end: Int32
    /// Bytes that stand inside links.
    var linked: Int32
    var offset: Int32
    /// The innermost inline element that holds all of it, else `element`.
    var wrapper: Int32
    /// True where two `<br>` parted it from the run before.
    var afterBreaks: Bool

    var count: Int { Int(end - start) }
  }

  /// Where a piece of text that the parser handed over begins, in `text` and in the file.
  struct Anchor {
    var text: Int32
    var source: Int32
    /// True of a piece that stands in the file as it was handed over; false of a character reference.
    var isVerbatim: Bool
  }

  /// A script of JSON-LD.
  struct Script {
    /// Bytes into the decoded file where its element begins.
    var offset: Int32
    var text: Range<Int32>
  }

  var elements: [Element] = []
  var attributes: [Attribute] = []
  var values: [UInt8] = []
  var text: [UInt8] = []
  var runs: [Run] = []
  var anchors: [Anchor] = []
  var scripts: [Script] = []
  var scriptText: [UInt8] = []
  var meta: [(key: String, value: String)] = []
  var links: [(relation: String, target: String)] = []
  var title = ""
  var deepest = 0
  /// All scripts' bytes, by which a page that only scripts fill is known.
  var scriptBytes = 0

  func value(_ name: AttributeName, of element: Int) -> String? {
    for at in elements[element].attributes where attributes[Int(at)].name == name {
      let range = attributes[Int(at)].value
      return String(decoding: values[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }
    return nil
  }

  /// True of an element whose attribute is this word, whatever its capitals.
  func has(_ name: AttributeName, of element: Int, word: StaticString) -> Bool {
    for at in elements[element].attributes where attributes[Int(at)].name == name {
      let range = attributes[Int(at)].value
      guard range.count == word.utf8CodeUnitCount else { continue }
      var same = true
      for (place, value) in range.enumerated()
      where values[Int(value)] | 0x20 != word.utf8Start[place] | 0x20 {
        same = false
        break
      }
      if same { return true }
    }
    return false
  }

  func has(_ name: AttributeName, in element: Int) -> Bool {
    elements[element].attributes.contains { attributes[Int($0)].name == name }
  }

  /// The text of a whole subtree, blocks parted by a space.
  func text(of element: Int) -> String {
    let e = elements[element]
    return folded(Int(e.textStart), Int(e.textEnd))
  }

  /// A run's text, whose white space was folded as it was gathered.
  func text(of run: Run) -> String {
    String(decoding: text[Int(run.start)..<Int(run.end)], as: UTF8.self)
  }

  /// Leads a run's text back to the file it was read from.
  func trace(_ run: Run, in file: UnsafeBufferPointer<UInt8>, into trace: inout SourceTrace) {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle].text < run.start { low = middle + 1 } else { high = middle }
    }
    while low < anchors.count, anchors[low].text < run.end {
      let anchor = anchors[low]
      let next = low + 1 < anchors.count ? min(anchors[low + 1].text, run.end) : run.end
      let piece = text[Int(anchor.text)..<Int(next)]
      if anchor.isVerbatim {
        trace.take(file, from: Int(anchor.source), to: file.count, bytes: piece.count)
      } else {
        trace.take(scalars: piece.count { $0 & 0xC0 != 0x80 }, at: Int(anchor.source))
      }
      low += 1
    }
  }

  private func folded(_ start: Int, _ end: Int) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end - start)
    for byte in text[start..<max(start, end)] {
      let isSpace = byte <= 0x20
      if isSpace, bytes.last == 0x20 || bytes.isEmpty { continue }
      bytes.append(isSpace ? 0x20 : byte)
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
