import Testing

@testable import Evidence

/// What an index keeps of a name gives the name back as it was read.
struct NameRowsTests {
  static let names = [
    "ООО «Лысый Холм»", "Quayside Components Ltd", "L.L.C. Ala-Too (Bishkek)", "AS", "ООО",
    "КОРКУТЕЛЬ MAKİNA DIŞ TİC. LTD. ŞTİ.", "苏州凌波电子有限公司", "Pier Twenty-Two Trading Co.",
    "7th Avenue & Sons, Inc.", "АО «Радиомаш» (АО «Радиомаш»)", "شركة القمر للتجارة",
    "F.Z.E. Qamar",
    "S/B Nordhall-Lager 3000 GmbH & Co. KG", "", "()", "Joint Stock Company \"Zavod Pribor\" No 7",
    "Moon Gate", "Moongate", "삼성전자 주식회사", "A", "Zaryaservis Comp. Elec.", "Ooo Ooo Ooo",
  ]

  @Test func givesNamesBack() {
    let index = NameIndex(Self.names)
    for (id, raw) in Self.names.enumerated() {
      let (kept, read) = (index.name(id), PartyName(raw))
      #expect(kept.raw == raw && kept.legalForms == read.legalForms, "\(raw)")
      #expect(kept.words.count == read.words.count, "\(raw)")
      for (place, (one, other)) in zip(kept.words, read.words).enumerated() {
        #expect(kept.letters(of: one).elementsEqual(read.letters(of: other)), "\(raw) \(place)")
        var word = one
        word.start = other.start
        #expect(word == other, "\(raw) \(place)")
        if place > 0 {
          #expect(
            one.follows(kept.words[place - 1]) == other.follows(read.words[place - 1]),
            "\(raw) \(place)")
        }
      }
    }
  }

  /// Whatever the order of the names, the same are found.
  @Test func hangsOnNoOrder() {
    let (index, other) = (NameIndex(Self.names), NameIndex(Self.names.reversed()))
    for name in Self.names {
      #expect(
        index.matches(for: name).map { Self.names[$0.id] }
          == other.matches(for: name).map { Self.names.reversed()[$0.id] }, "\(name)")
    }
  }
}
