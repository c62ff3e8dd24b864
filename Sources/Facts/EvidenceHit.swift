/// One thing that a search of the evidence found: a party, goods, or an HS code.
public struct EvidenceHit: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable { case party, goods, code }

  public var kind: Kind
  /// The spelling, description or code as the records have it.
  public var text: String
  /// From 0 to 1.
  public var score: Double
  /// The words that the score rests on.
  public var parts: [Part]
  /// The records in which it stands, for a party in either role.
  public var tally: Tally
  /// By day, file and row; as many as were asked for.
  public var records: [Shipment]

  public init(
    kind: Kind, text: String, score: Double, parts: [Part] = [], tally: Tally = .empty,
    records: [Shipment] = []
  ) {
    self.kind = kind
    self.text = text
    self.score = score
    self.parts = parts
    self.tally = tally
    self.records = records
  }

  /// One word of the search beside what answers it; `nil` on the side that has nothing for it.
  public struct Part: Hashable, Sendable {
    /// As it is compared: folded to Latin letters.
    public var word: String?
    public var counterpart: String?
    /// What the word is in a name: `word`, `trade`, `place`, `number`, `legalForm` …
    public var role: String
    public var similarity: Double
    public var weight: Double

    public init(
      word: String?, counterpart: String?, role: String, similarity: Double, weight: Double
    ) {
      self.word = word
      self.counterpart = counterpart
      self.role = role
      self.similarity = similarity
      self.weight = weight
    }
  }
}
