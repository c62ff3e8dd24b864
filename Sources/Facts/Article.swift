/// A news story as it was read: what it says of itself, and the blocks of its body in order.
public struct Article: Hashable, Sendable, Codable {
  /// The name the reader was given, never an absolute path.
  public var source: String
  /// Lower-case hexadecimal SHA-256 of the bytes that were read.
  public var sha256: String
  public var headline: String?
  public var byline: [String]
  public var publisher: String?
  /// The day of publication; the clock of every relative date in the story.
  public var published: Day?
  /// The moment of publication as the page writes it, with its offset where it gives one.
  public var publishedAt: String?
  /// BCP 47, where the page or its words tell.
  public var language: String?
  public var canonicalURL: String?
  public var blocks: [Block]

  public init(
    source: String, sha256: String = "", headline: String? = nil, byline: [String] = [],
    publisher: String? = nil, published: Day? = nil, publishedAt: String? = nil,
    language: String? = nil, canonicalURL: String? = nil, blocks: [Block] = []
  ) {
    self.source = source
    self.sha256 = sha256
    self.headline = headline
    self.byline = byline
    self.publisher = publisher
    self.published = published
    self.publishedAt = publishedAt
    self.language = language
    self.canonicalURL = canonicalURL
    self.blocks = blocks
  }

  /// One paragraph, heading, quote … of the body.
  public struct Block: Hashable, Sendable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
      case heading, paragraph, quote, pullQuote, listItem, table, caption, embed
    }

    /// `b1`, `b2` … in page order.
    public var id: String
    public var kind: Kind
    /// White space folded; table cells are separated by tabs, rows by line feeds.
    public var text: String
    public var place: SourcePlace?
    /// Where the text goes on elsewhere in the file than right after what came before, in rising
    /// order: after a tag, a character reference, a line end.
    public var turns: [SourceTurn]

    public init(
      id: String, kind: Kind, text: String, place: SourcePlace? = nil, turns: [SourceTurn] = []
    ) {
      self.id = id
      self.kind = kind
      self.text = text
      self.place = place
      self.turns = turns
    }

    /// Where a scalar of the text stands in the file; the block's own place in a document of paragraphs.
    ///
    /// - Complexity: O(log *n*) in the number of turns.
    public func place(at offset: Int) -> SourcePlace? {
      guard case .line(let line, let column) = place else { return place }
      var low = 0
      var high = turns.count
      while low < high {
        let middle = (low + high) / 2
        if turns[middle].offset <= offset { low = middle + 1 } else { high = middle }
      }
      // Turns of a report that somebody else wrote may lead anywhere, but must not end the program.
      guard low > 0 else { return .line(line, column: column &+ offset) }
      let turn = turns[low - 1]
      return .line(turn.line, column: turn.column &+ offset &- turn.offset)
    }
  }
}

/// A place in a block's text from which on it stands elsewhere in its file.
public struct SourceTurn: Hashable, Sendable, Codable {
  /// Unicode scalars into the block's text.
  public var offset: Int
  /// Both count from 1; columns count Unicode scalars.
  public var line: Int
  public var column: Int

  // In the order in which they are written.
  private enum CodingKeys: CodingKey { case column, line, offset }

  public init(offset: Int, line: Int, column: Int) {
    (self.offset, self.line, self.column) = (offset, line, column)
  }
}

/// Where a block begins in its file: a line and column of text formats, a paragraph of documents.
public enum SourcePlace: Hashable, Sendable, Codable {
  /// Both count from 1; columns count Unicode scalars.
  case line(Int, column: Int)
  case paragraph(Int)
}
