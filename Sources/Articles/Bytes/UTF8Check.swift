/// Whether bytes are UTF-8, and a copy of them in which what is not has become U+FFFD.
struct UTF8Check {
  /// Sequences of more than one byte that are right.
  var wide = 0
  /// Bytes that belong to no right sequence.
  var wrong = 0
  /// Surrogates written out in three bytes, all of which count as wrong.
  var surrogates = 0
  /// NUL and other bytes no text holds.
  var control = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    let count = bytes.count
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
    while at < count {
      if at + 8 <= count {
        let word = base.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0, !UTF8Check.mayHoldControl(word) {
          at += 8
          continue
        }
      }
      let byte = bytes[at]
      if byte < 0x80 {
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D, byte != 0x0C { control += 1 }
        at += 1
        continue
      }
      let length = UTF8Check.length(bytes, at)
      if length == 0 {
        if UTF8Check.isSurrogate(bytes, at) { surrogates += 1 }
        wrong += 1
        at += 1
      } else {
        wide += 1
        at += length
      }
    }
  }

  /// True where a byte may lie below 0x20; line ends make it true as well.
  @inline(__always)
  private static func mayHoldControl(_ word: UInt64) -> Bool {
    (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0
  }

  /// The length of the well-formed sequence of several bytes at `at`, 0 where there is none.
  @inline(__always)
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let lead = bytes[at]
    let count = bytes.count
    func tail(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      at + offset < count && bytes[at + offset] >= low && bytes[at + offset] <= high
    }
    switch lead {
    case 0xC2...0xDF: return tail(1) ? 2 : 0
    case 0xE0: return tail(1, 0xA0) && tail(2) ? 3 : 0
    case 0xED: return tail(1, 0x80, 0x9F) && tail(2) ? 3 : 0
    case 0xE1...0xEF: return tail(1) && tail(2) ? 3 : 0
    case 0xF0: return tail(1, 0x90) && tail(2) && tail(3) ? 4 : 0
    case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
    case 0xF4: return tail(1, 0x80, 0x8F) && tail(2) && tail(3) ? 4 : 0
    default: return 0
    }
  }

  private static func isSurrogate(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at + 2 < bytes.count && bytes[at] == 0xED && bytes[at + 1] >= 0xA0 && bytes[at + 1] <= 0xBF
      && bytes[at + 2] & 0xC0 == 0x80
  }

  /// The same text with U+FFFD for each run of wrong bytes, and a space for control bytes.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 16)
    bytes.withUnsafeBufferPointer { raw in
      var at = 0
      var bad = false
      while at < raw.count {
        let byte = raw[at]
        if byte < 0x80 {
          let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
          out.append(isControl ? 0x20 : byte)
          at += 1
          bad = false
          continue
        }
        let length = UTF8Check.length(raw, at)
        if length == 0 {
          if !bad { out.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
          bad = true
          at += 1
        } else {
          out.append(contentsOf: raw[at..<at + length])
          at += length
          bad = false
        }
      }
    }
    return out
  }
}
