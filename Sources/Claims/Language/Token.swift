/// A word, number, mark or sign of a block, with its place in the block's UTF-8.
///
/// «Chinese-made» is three tokens of which the last two are glued to their neighbours; the
/// possessive «'s» is a token of its own; «don't», «U.S.» and «M16» are one.
public struct Token: Hashable, Sendable {
  public enum Kind: UInt8, Sendable { case word, number, punctuation, symbol }

  public let kind: Kind
  /// UTF-8 offsets in the block's text.
  public let range: Range<Int>
  /// The token in lower case, with straight apostrophes.
  public let lower: String
  public let isCapitalized: Bool
  /// Two letters or more, all of them capitals.
  public let isAllCaps: Bool
  /// No white space stands between this token and the one before.
  public let isGluedToPrevious: Bool
  /// Where the lexicon knows the word; 0 where it does not.
  let entry: Int32
  /// The word's number in the phrase tables of the trade; 0 where none holds it.
  let word: Int32
  /// The phrase tables in which a phrase begins with the word, a bit each.
  let tables: UInt8
}

/// The text of one block with its tokens and sentences.
///
///     let text = Tokenizer.tokenize("Some 12 tons came. Two went.")
///     text.sentences.map { text[$0] }  // ["Some 12 tons came.", "Two went."]
///
/// A class, so that each reader of it holds one reference.
public final class TokenizedText: Sendable {
  public let text: String
  public let tokens: [Token]
  /// Ranges of token indices, in order, each token in exactly one.
  public let sentences: [Range<Int>]
  let bytes: [UInt8]
  /// Unicode scalars before each 64th byte; empty where all is ASCII.
  private let scalarsBefore: [Int]

  init(text: String, bytes: [UInt8], tokens: [Token], sentences: [Range<Int>]) {
    self.text = text
    self.bytes = bytes
    self.tokens = tokens
    self.sentences = sentences
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      scalarsBefore = []
      return
    }
    var counts: [Int] = []
    counts.reserveCapacity(bytes.count / 64 + 1)
    var count = 0
    for (index, byte) in bytes.enumerated() {
      if index % 64 == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    scalarsBefore = counts
  }

  /// How many Unicode scalars stand before the byte at `offset`.
  public func scalarOffset(ofUTF8 offset: Int) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    guard !scalarsBefore.isEmpty else { return offset }
    let block = min(offset / 64, scalarsBefore.count - 1)
    var count = scalarsBefore[block]
    for index in block * 64..<offset where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The UTF-8 offsets that a range of tokens covers, without white space around them.
  public func range(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let place = range.lowerBound < tokens.count ? tokens[range.lowerBound].range.lowerBound : 0
      return place..<place
    }
    return tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
  }

  /// The text that a range of tokens covers.
  public subscript(range: Range<Int>) -> String {
    String(decoding: bytes[self.range(of: range)], as: UTF8.self)
  }

  /// The text of one token as written.
  public subscript(index: Int) -> String {
    String(decoding: bytes[tokens[index].range], as: UTF8.self)
  }
}
