/// Two or more claims that cannot all be true, whatever the records say.
///
///     «80 tons of body armor» in the headline, «800 tons» in the third paragraph: twoFigures
public struct StoryConflict: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A part is larger than the whole it is part of.
    case partOverWhole
    /// Shares of one whole come to more than all of it.
    case sharesOverWhole
    /// The parts do not come to the total that the story gives.
    case partsAndTotal
    /// One thing, two figures.
    case twoFigures
  }

  /// A claim of a story.
  public struct Mark: Hashable, Sendable, Codable {
    /// The story's file, as it was handed in.
    public var source: String
    public var claim: String

    public init(source: String, claim: String) {
      self.source = source
      self.claim = claim
    }
  }

  public var kind: Kind
  /// In the story's order.
  public var claims: [Mark]
  /// One sentence with both figures.
  public var words: String

  public init(_ kind: Kind, _ claims: [Mark], words: String) {
    self.kind = kind
    self.claims = claims
    self.words = words
  }
}
