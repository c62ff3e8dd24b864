/// Gives ids to the distinct texts of a column; each text is made and cleaned only once.
///
/// Texts are told apart by a 64-bit digest of their cells: of a million distinct names two fall together
/// once in forty million imports.
struct TextDictionary {
  /// A party with its second spelling and tax number, goods with their second description, or spellings.
  struct Entry: Sendable {
    let id: Int
    let texts: [String]
    /// The cell that gave the text shown, where it differs from it.
    let written: String?
  }

  private var ids = DigestTable()
  private var last = 0
  /// Entries that were made since the last batch was handed on.
  private(set) var added: [Entry] = []

  /// The id of some cells' text; 0 where there is none.
  mutating func id(_ digest: Int, _ make: () -> (texts: [String], written: String?)?) -> Int {
    if let id = ids[digest] { return id }
    guard let (texts, written) = make() else {
      ids[digest] = 0
      return 0
    }
    last += 1
    ids[digest] = last
    added.append(Entry(id: last, texts: texts, written: written))
    return last
  }

  mutating func takeAdded() -> [Entry] {
    defer { added = [] }
    return added
  }

  /// White space folded to single spaces.
  static func folded(_ cell: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(cell.count)
    for byte in cell {
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if isBlank { if plain.last != 0x20 { plain.append(0x20) } } else { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// A map from 64-bit digests to small numbers; digests are mixed already, so nothing is hashed again.
///
/// - Complexity: one access of memory a look-up, at a load of at most two thirds.
struct DigestTable {
  private var keys: [Int]
  private var values: [Int32]
  private(set) var count = 0

  /// With room for so many before it grows.
  init(capacity: Int = 0) {
    var places = 1024
    while capacity * 3 >= places * 2 { places *= 2 }
    keys = [Int](repeating: 0, count: places)
    values = [Int32](repeating: 0, count: places)
  }

  /// 0 marks a free place.
  private static func key(_ digest: Int) -> Int { digest == 0 ? 1 : digest }

  private func place(of key: Int) -> Int {
    let mask = keys.count - 1
    var place = key & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  subscript(_ digest: Int) -> Int? {
    get {
      let key = DigestTable.key(digest)
      let place = place(of: key)
      return keys[place] == key ? Int(values[place]) : nil
    }
    set {
      guard let newValue else { return }
      if count * 3 >= keys.count * 2 { grow() }
      let key = DigestTable.key(digest)
      let place = place(of: key)
      if keys[place] == 0 {
        keys[place] = key
        count += 1
      }
      values[place] = Int32(truncatingIfNeeded: newValue)
    }
  }

  /// The places of some digests, those that lie near each other here side by side: a table of millions is larger
  /// than what a core has at hand, and is filled in their order in a third of the time.
  func nearby(_ digests: [Int]) -> [Int32] {
    let shift = max(0, keys.count.trailingZeroBitCount - 9)
    func part(of digest: Int) -> Int { (DigestTable.key(digest) & (keys.count - 1)) >> shift }
    var starts = [Int32](repeating: 0, count: 514)
    for digest in digests { starts[part(of: digest) + 2] += 1 }
    for part in 1..<starts.count { starts[part] += starts[part - 1] }
    return [Int32](unsafeUninitializedCapacity: digests.count) { places, count in
      for (place, digest) in digests.enumerated() {
        let part = part(of: digest) + 1
        places.initializeElement(at: Int(starts[part]), to: Int32(place))
        starts[part] += 1
      }
      count = digests.count
    }
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = [Int](repeating: 0, count: old.0.count * 2)
    values = [Int32](repeating: 0, count: keys.count)
    for (key, value) in zip(old.0, old.1) where key != 0 {
      let place = place(of: key)
      keys[place] = key
      values[place] = value
    }
  }
}
