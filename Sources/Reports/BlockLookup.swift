import Facts

extension Article {
  /// The place of a block among the blocks; ids count up in page order, so the first guess mostly holds.
  func indexOfBlock(_ id: String) -> Int? {
    if id.utf8.first == UInt8(ascii: "b"), let number = Int(id.dropFirst()),
      blocks.indices.contains(number - 1), blocks[number - 1].id == id
    {
      return number - 1
    }
    return blocks.firstIndex { $0.id == id }
  }

  func block(_ id: String) -> Block? { indexOfBlock(id).map { blocks[$0] } }
}
