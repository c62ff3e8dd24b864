/// Gives ids to the distinct texts of a column; each text is made and cleaned only once.
///
/// Texts are told apart by a 64-bit digest of their cells: of a million distinct names two fall together
/// once in forty million imports.
struct TextDictionary {
  /// A party with its second spelling and tax number, or goods with their second description.
  struct Entry: Sendable {
    let id: Int
    let texts: [String]
  }

  private var ids: [Int: Int] = [:]
  /// Entries that were made since the last batch was handed on.
  private(set) var added: [Entry] = []

  /// The id of some cells' text; 0 where all are empty.
  mutating func id(_ digest: Int, _ texts: () -> [String]) -> Int {
    if let id = ids[digest] { return id }
    let texts = texts()
    let id = texts.prefix(2).allSatisfy(\.isEmpty) ? 0 : ids.count + 1
    ids[digest] = id
    if id > 0 { added.append(Entry(id: id, texts: texts)) }
    return id
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
