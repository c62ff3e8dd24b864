/// Something of the trade that a sentence mentions, with its place among the tokens.
struct PlaceMention {
  var tokens: Range<Int>
  var codes: [String]
  var kind: TradeLexicon.PlaceEntry.Kind
  /// «Chinese-made», «of German origin»: said of where goods were made.
  var saysOrigin: Bool

  var isAdjective: Bool { kind == .adjective }
}

struct GoodsMention {
  /// With the adjectives of origin in front («Chinese body armor»).
  var tokens: Range<Int>
  /// The term alone.
  var termTokens: Range<Int>
  var term: Int
  var isDefinite: Bool
  /// «crane parts»: what belongs to these goods, and is none of them.
  var isOfParts = false
}

/// A party, by its name, a description or a pronoun.
struct PartyMention {
  enum Form { case name, description, pronoun, demonym }

  var tokens: Range<Int>
  /// Indices into the story's entities; several for «both firms».
  var entities: [Int]
  var form: Form
  /// Countries that the words themselves give («two Russian companies»).
  var codes: [String]
  var isPossessive: Bool
  var isIndefinite: Bool
  /// Stated number of them («four companies»), as the index of its quantity.
  var isPlural: Bool
  /// «its German customer», of a party whose country the story has not told.
  var isHomeGuessed = false
}

/// A verb or noun of trade, around which roles are laid.
struct Predicate {
  enum Voice { case active, passive }

  var tokens: Range<Int>
  var lemma: String
  var frame: Frame
  var voice: Voice
  /// «deliveries», «imports from»: a noun.
  var isNominal: Bool
  var noun: TradeNoun?
  var isNegated: Bool
  var isModal: Bool
}
