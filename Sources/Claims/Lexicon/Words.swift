/// Closed classes of English words that the grammar reads.
enum Words {
  static let determiners: WordSet = [
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our",
    "any", "each", "every", "some", "another", "both", "all", "such", "no", "one", "two", "three",
    "four", "five", "other", "several", "many", "few",
  ]

  static let definite: WordSet = [
    "the", "this", "that", "these", "those", "its", "their", "his", "her", "both", "such", "said",
  ]

  static let indefinite: WordSet = ["a", "an", "another", "one", "any", "some", "several"]

  static let prepositions: WordSet = [
    "from", "to", "into", "by", "via", "through", "for", "toward", "towards", "onto", "with",
    "against", "between", "in", "of", "at", "on", "near", "outside", "across", "over", "under",
    "inside", "within", "among", "amongst", "per", "after", "before", "since", "until", "during",
    "as", "than", "beyond", "upon", "around", "without", "except", "besides", "behind", "off",
    "out", "along", "like", "throughout",
  ]

  /// What stands between a noun and the figure beside it: «Priboy only 12», «Meridian another four».
  static let beforeFigures: WordSet = ["another", "a", "some", "only", "about", "just"]

  static let be: WordSet = ["is", "are", "was", "were", "be", "been", "being", "got", "get"]
  static let have: WordSet = ["has", "have", "had", "having"]
  static let adverbs: WordSet = [
    "also", "then", "again", "reportedly", "apparently", "directly", "straight", "direct", "mostly",
    "mainly", "largely", "only", "just", "even", "still", "already", "once", "first", "later",
    "now", "since", "alone", "itself", "themselves", "too", "instead", "ever", "never", "not",
    "allegedly", "together", "duly", "quietly", "soon", "recently", "previously", "meanwhile",
    "twice", "currently", "openly", "long", "all", "both", "each", "chiefly", "in", "turn",
    "annually", "easily", "further", "back", "up", "out", "down", "always", "usually", "almost",
    "nearly", "roughly", "together", "jointly", "respectively", "eventually", "finally",
    "initially",
    "there", "over", "abroad", "overseas", "subsequently", "thereafter", "duly", "fully",
    "entirely", "nonetheless",
  ]

  static let relatives: WordSet = ["which", "that", "who", "whose", "where", "whom"]

  static let coordinators: WordSet = [
    "and", "or", "but", "while", "whereas", "although", "though", "yet", "nor", "as", "because",
    "when", "before", "after", "until", "though",
  ]

  static let pronouns: WordSet = [
    "it", "they", "them", "its", "their", "he", "she", "those", "these", "that", "this", "theirs",
    "itself", "which", "who", "ones",
  ]
}

extension Range where Bound == Int {
  /// From `start` up to `end`; empty where the end lies before the start.
  static func tokens(from start: Int, to end: Int) -> Range<Int> { start..<Swift.max(start, end) }
}
