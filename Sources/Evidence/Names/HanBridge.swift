/// Chinese names and the Latin names that translate them.
///
///     苏州凌波电子有限公司 = Suzhou Lingbo Electronics   the pinyin agrees: a spelling
///     苏州星门电子有限公司 = Suzhou Stargate Electronics  translated: the pinyin cannot agree
///
/// A translated name is found only where place and trade agree, no word that could be pinyin
/// speaks against it, and the evidence has but one such party on either side.
struct HanBridge: Sendable {
  /// For each name the names of the other script that are its translation.
  private(set) var partners: [Int: [Int]] = [:]

  /// Larger evidence has too many names of one place and trade for only one to fit.
  static let mostNames = 50_000

  init(_ names: [PartyName]) {
    guard names.count <= HanBridge.mostNames else { return }
    var latin: [UInt16: [Int]] = [:]
    var han: [Int] = []
    for (id, name) in names.enumerated() {
      if HanBridge.isHan(name) {
        han.append(id)
      } else if name.words.contains(where: { HanBridge.isTranslation($0, in: name) }) {
        for word in name.words where word.concept != 0 && HanBridge.isKey(word) {
          latin[word.concept, default: []].append(id)
        }
      }
    }
    var offered: [Int: [Int]] = [:]
    var asked: [Int: [Int]] = [:]
    for id in han {
      let concepts = Set(names[id].words.filter(HanBridge.isKey).map(\.concept))
      let candidates = Set(concepts.flatMap { latin[$0] ?? [] })
      for other in candidates.sorted() where HanBridge.mayTranslate(names[id], names[other]) {
        offered[id, default: []].append(other)
        asked[other, default: []].append(id)
      }
    }
    for (id, others) in offered {
      let backwards = Set(others.flatMap { asked[$0] ?? [] })
      guard HanBridge.areOneParty(others, names), HanBridge.areOneParty(backwards.sorted(), names)
      else { continue }
      partners[id] = others
      for other in others { partners[other, default: []].append(id) }
    }
    for id in partners.keys { partners[id]?.sort() }
  }

  private static func areOneParty(_ ids: [Int], _ names: [PartyName]) -> Bool {
    ids.dropFirst().allSatisfy { SpellingMatch.isOneParty(names[ids[0]], names[$0]) }
  }

  private static func isHan(_ name: PartyName) -> Bool {
    name.words.contains { $0.script == .han && $0.kind == .word }
  }

  private static func isKey(_ word: PartyName.Word) -> Bool {
    word.kind == .place || word.kind == .trade || word.kind == .generic
  }

  /// A word of a Latin name that can be no pinyin, so that Chinese may write it as it likes.
  static func isTranslation(_ word: PartyName.Word, in name: PartyName) -> Bool {
    word.kind == .word && word.script == .latin
      && !LetterTable.standard.isMandarin(name.letters(of: word))
  }

  private static func mayTranslate(_ han: PartyName, _ latin: PartyName) -> Bool {
    if LegalForms.areApart(han.legalForms, latin.legalForms) { return false }
    return NameAlignment.of(han, latin) { mayTranslate(han, latin, $0) }
  }

  private static func mayTranslate(
    _ han: PartyName, _ latin: PartyName, _ alignment: NameAlignment
  ) -> Bool {
    var agrees: (place: Bool, trade: Bool, sound: Bool) = (false, false, false)
    var openHan = 0
    for (word, similarity) in zip(han.words, alignment.one) {
      switch word.kind {
      case .place where similarity > 0: agrees.place = true
      case .trade where similarity > 0: agrees.trade = true
      case .word where similarity > 0.95: agrees.sound = true
      case .word: openHan += 1
      case .place, .number: return false
      default: continue
      }
    }
    for (word, similarity) in zip(latin.words, alignment.other) where similarity < 0.95 {
      switch word.kind {
      case .word:
        if !isTranslation(word, in: latin), !begins(word, of: latin, in: han) { return false }
        if begins(word, of: latin, in: han) { agrees.sound = true }
      case .place, .number, .initial: return false
      case .trade:
        // A trade of the one must not stand against a trade of the other.
        if zip(han.words, alignment.one).contains(where: { $0.kind == .trade && $1 == 0 }) {
          return false
        }
      default: continue
      }
    }
    return agrees.sound || agrees.place && agrees.trade && openHan == 1
  }

  /// «Guanming Star» for 冠明星: the pinyin of the name's first characters, the rest translated.
  private static func begins(
    _ word: PartyName.Word, of latin: PartyName, in han: PartyName
  ) -> Bool {
    let spelled = latin.letters(of: word)
    guard spelled.count >= 5, LetterTable.standard.isMandarin(spelled) else { return false }
    return han.words.contains { other in
      guard other.kind == .word, other.script == .han, other.count > word.count else {
        return false
      }
      let all = han.letters(of: other)
      return all.starts(with: spelled)
        && LetterTable.standard.isMandarin(all.dropFirst(spelled.count))
    }
  }
}
