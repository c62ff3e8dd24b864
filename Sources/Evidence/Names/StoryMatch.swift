/// Whether a record's full name is meant by the short name of a story.
///
///     StoryMatch(PartyName("Lysy Kholm")).score(PartyName("АО „Лысый Холм“"))             // 1
///     StoryMatch(PartyName("Ningbo Quayside")).score(PartyName("Ningbo Moonrise Trading"))   // 0
///
/// Every word of its own must be found in the record, spelled so nearly alike that only a
/// transliteration or one slip lies between them: a wrong party can make a wrong claim hold.
public struct StoryMatch: Sendable {
  public let story: PartyName
  private let hasOwnWords: Bool
  /// The place of the story's only own word where it is so short that it may be the half of a compound.
  private let shortWord: Int?

  public init(_ story: PartyName) {
    self.story = story
    let own = story.words.indices.filter { story.words[$0].kind == .word }
    hasOwnWords = !own.isEmpty
    shortWord = own.count == 1 && story.words[own[0]].count <= 5 ? own[0] : nil
  }

  /// From 0 to 1; from 0.5 the record's party is meant.
  public func score(_ record: PartyName) -> Double { record.withView { score($0) } }

  func score(_ record: NameView, known: NameAlignment.Known? = nil) -> Double {
    story.withView { NameAlignment.of($0, record, known: known, score) }
  }

  private func score(_ alignment: NameAlignment) -> Double {
    guard let own = likenessOfOwnWords(alignment) else { return 0 }
    if doesOtherThings(alignment) || isHalfOfACompound(alignment) { return 0.3 }
    var score = own
    var lacks: (trade: Bool, place: Bool) = (false, false)
    let least: Float = hasOwnWords ? 0.85 : 0.95
    for (word, similarity) in zip(story.words, alignment.one) where similarity < least {
      switch word.kind {
      case .trade, .place, .generic:
        if !hasOwnWords { return 0 }
        lacks.trade = lacks.trade || word.kind == .trade
        lacks.place = lacks.place || word.kind == .place
        score -= word.kind == .generic ? 0.04 : 0.1
      default: continue
      }
    }
    for (word, similarity) in zip(alignment.b.words, alignment.other) where similarity < least {
      switch word.kind {
      case .word:
        // The name of a place or a trade alone is nobody's name, and a trade that the record has
        // not while it has a word that the story has not is another party's.
        if !hasOwnWords || lacks.trade && isReadable(word) { return 0.3 }
        score -= 0.08
      case .number: score -= 0.15
      case .trade, .place:
        // «Components» is not «Plastics», Minsk is not Moscow.
        if word.kind == .trade ? lacks.trade : lacks.place { return 0.3 }
        score -= hasOwnWords ? 0.03 : 0.2
      case .generic: score -= hasOwnWords ? 0.01 : 0.05
      default: continue
      }
    }
    return min(1, max(score, hasOwnWords ? 0.5 : 0))
  }

  /// Whether a record's name lacks a word that the story's has, of whatever kind: «Lager» of «Nordhall Lager».
  func lacksWord(_ record: NameView) -> Bool {
    lacks(record) { $0.weight > 0 }
  }

  private func lacks(_ record: NameView, _ isMeant: (PartyName.Word) -> Bool) -> Bool {
    story.withView { story in
      NameAlignment.of(story, record) { alignment in
        zip(story.words, alignment.one).contains { isMeant($0) && $1 < 0.85 }
      }
    }
  }

  /// Whether a record's name has no word for what the story's name says that the company trades in: «Polmet» for
  /// «Polmet Foods»; what is abbreviated may be that word.
  func lacksTrade(_ record: NameView) -> Bool {
    guard hasOwnWords, story.words.contains(where: { $0.kind == .trade }),
      !record.words.contains(where: \.isAbbreviated)
    else { return false }
    return lacks(record) { $0.kind == .trade }
  }

  /// True where the one name says «trading» and the other «logistics» or «industrial», or where the story
  /// names the investment company of a plant: companies of one name that do different things.
  private func doesOtherThings(_ alignment: NameAlignment) -> Bool {
    guard hasOwnWords else { return false }
    let asked = StoryMatch.activities(alignment.a.words, alignment.one)
    if asked.isEmpty { return false }
    if asked.contains(StoryMatch.finance) { return true }
    var others = StoryMatch.activities(alignment.b.words, alignment.other)
    // «San. ve Tic.», «Industry & Trading»: said by companies that do anything.
    if StoryMatch.ofAnyone.allSatisfy(others.contains) {
      others.removeAll(where: StoryMatch.ofAnyone.contains)
    }
    return !others.allSatisfy(asked.contains)
  }

  static let finance = NameVocabulary.standard.activity("finance")
  private static let ofAnyone = ["making", "commerce"].map(NameVocabulary.standard.activity)

  /// What the words of a name that the other has not say of what the company does, a number each.
  private static func activities(
    _ words: UnsafeBufferPointer<PartyName.Word>,
    _ similarities: UnsafeMutableBufferPointer<Float>
  ) -> [Int] {
    var found: [Int] = []
    for (word, similarity) in zip(words, similarities) where similarity == 0 {
      // A trade is an activity of its own: concepts are counted from 1, the others from 0 down.
      if word.kind == .trade { found.append(Int(word.concept)) }
      if word.kind == .generic, let activity = activity(of: word) { found.append(activity) }
    }
    return found
  }

  /// Which activity a generic word tells of; `nil` where it tells of none.
  static func activity(of word: PartyName.Word) -> Int? {
    let activities = NameVocabulary.standard.activities
    return activities.indices.contains(Int(word.concept)) ? activities[Int(word.concept)] : nil
  }

  /// Whether a hyphen in a record's name can matter.
  var heedsHyphens: Bool { shortWord != nil }

  /// True where the story's one short word is the half of a compound: «Alfa» is not «Alfa-Beta».
  private func isHalfOfACompound(_ alignment: NameAlignment) -> Bool {
    guard let short = shortWord else { return false }
    let words = alignment.b.words
    let partner = alignment.partner[short]
    guard words.indices.contains(partner), words[partner].isHyphenated else { return false }
    return [partner - 1, partner + 1].contains { place in
      words.indices.contains(place) && words[place].isHyphenated && words[place].kind == .word
        && alignment.other[place] == 0
    }
  }

  /// Whether the word's script is written sound by sound, so that an unknown word is another word.
  private func isReadable(_ word: PartyName.Word) -> Bool {
    word.script == .latin || word.script == .cyrillic
  }

  /// How well the record has the words that only this party has; `nil` where it lacks one.
  private func likenessOfOwnWords(_ alignment: NameAlignment) -> Double? {
    var least = 1.0
    // A short word alone proves little unless it is spelled alike to the letter.
    var evidence = 0
    var needed = 0
    for (i, word) in story.words.enumerated() {
      let similarity = alignment.one[i]
      switch word.kind {
      case .word:
        guard similarity >= StoryMatch.leastLikeness(of: word, alignment, i),
          similarity >= 0.95 || !StoryMatch.hasMore(alignment, i)
        else { return nil }
        least = min(least, Double(similarity))
        let isClose = similarity >= 0.95
        evidence += isClose || word.count >= 6 ? Int(word.count) : Int(word.count) / 2
        needed = max(needed, isClose ? 0 : 4)
      case .number, .initial:
        guard similarity == 1 else { return nil }
      default: continue
      }
    }
    return evidence >= needed ? least : nil
  }

  /// True where one word is the other and a syllable more: «Tekhnopol» is not «Tekhnopolis».
  static func hasMore(_ alignment: NameAlignment, _ position: Int) -> Bool {
    let partner = alignment.partner[position]
    // «Comp.» is short for «Components».
    guard partner >= 0, !alignment.a.words[position].isAbbreviated,
      !alignment.b.words[partner].isAbbreviated
    else { return false }
    let mine = alignment.a.letters(of: alignment.a.words[position])
    let facing = alignment.b.letters(of: alignment.b.words[partner])
    let (long, short) = mine.count > facing.count ? (mine, facing) : (facing, mine)
    guard long.count >= short.count + 2, long.starts(with: short) else { return false }
    // Endings of cases and of other alphabets are vowels: «-iy», «-aya».
    return long.dropFirst(short.count).contains { LetterClass.masks[Int($0)] != 0 }
  }

  /// The shorter a word, the less may differ.
  static func leastLikeness(
    of word: PartyName.Word, _ alignment: NameAlignment, _ position: Int
  ) -> Float {
    let partner = alignment.partner[position]
    guard partner >= 0 else { return 2 }
    let facing = alignment.b.words[partner]
    if (facing.script == .abjad) != (word.script == .abjad) { return 0.88 }
    let least = leastLikeness(Int(word.count), Int(facing.count))
    let first = alignment.a.letters[Int(word.start)]
    let facingFirst = alignment.b.letters[Int(facing.start)]
    return WordDistance.mayStandFor(first, facingFirst) ? least : max(least, 0.93)
  }

  /// How alike words of so many letters must be at the least.
  static func leastLikeness(_ count: Int, _ facing: Int) -> Float {
    switch min(count, facing) {
    case ...3: 0.95
    case ...5: 0.85
    case ...9: 0.84
    default: 0.87
    }
  }
}
