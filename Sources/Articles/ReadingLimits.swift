/// How much of an input is read before it is refused, so that no file can take the machine down.
///
///     ArticleReader(limits: ReadingLimits(bytes: 1_000_000))
public struct ReadingLimits: Hashable, Sendable {
  /// Bytes of the input, and of what it unpacks to.
  public var bytes: Int
  /// Elements inside one another; what lies deeper is read as if it lay at this depth.
  public var depth: Int
  /// Attributes of one element; the others are passed over.
  public var attributes: Int
  /// Text blocks of one article.
  public var blocks: Int

  public init(
    bytes: Int = 50_000_000, depth: Int = 512, attributes: Int = 400, blocks: Int = 200_000
  ) {
    self.bytes = bytes
    self.depth = depth
    self.attributes = attributes
    self.blocks = blocks
  }

  public static let standard = ReadingLimits()
}
