import Facts

/// Where each part of a block's text stands in its file: the text with white space folded, led back.
///
///     Ten &amp; a    // steps: (0, at the T), (4, at the entity), (5, after it)
struct SourceTrace {
  /// From this scalar of the text on, one scalar of it is one of the file's, until the next step.
  struct Step {
    var scalar: Int
    /// Bytes into the file.
    var source: Int
  }

  private(set) var steps: [Step] = []
  private var scalars = 0
  /// The byte at which the next scalar of the file would stand; -1 after a break.
  private var expected = -1
  private var afterSpace = true

  /// Takes text from `start` on as the folding of white space takes it, up to so many bytes of text.
  /// Returns the place after the last byte taken.
  mutating func take(
    _ file: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, bytes wanted: Int
  ) {
    var at = start
    var left = wanted
    while at < end, left > 0 {
      let byte = file[at]
      let length = byte < 0x80 ? 1 : (byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4))
      let kind: Folding.Kind =
        byte <= 0x20 ? .space : (byte < 0x80 ? .letter : Folding.kind(file, at))
      switch kind {
      case .nothing: break
      case .space:
        if !afterSpace {
          note(at)
          left -= 1
          afterSpace = true
          expected = byte == 0x0A || byte == 0x0D ? -1 : at + length
        }
      case .letter:
        note(at)
        left -= min(length, left)
        afterSpace = false
        expected = at + length
      }
      at += length
    }
  }

  /// Takes scalars that all stand at one place of the file, as a character reference does.
  mutating func take(scalars count: Int, at source: Int) {
    for _ in 0..<count {
      expected = -1
      note(source)
    }
    expected = -1
    afterSpace = false
  }

  /// A space or tab that stands in the text only.
  mutating func part() {
    scalars += 1
    expected = -1
    afterSpace = true
  }

  private mutating func note(_ source: Int) {
    if source != expected { steps.append(Step(scalar: scalars, source: source)) }
    scalars += 1
  }
}
