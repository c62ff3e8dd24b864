import Facts
import Testing

@testable import Evidence

/// Which of the records' parties a story's name stands for, where others of like names stand beside them.
///
/// A company that the records know only by a namesake is unknown; a figure of another company would make a
/// wrong claim hold.
@Suite struct FalseMergeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let story: String
    /// The names in the records.
    let records: [String]
    /// The places of those that are meant.
    let meant: Set<Int>
    /// True where the story's name leaves open which of them.
    var isAmbiguous = false
    var testDescription: String { "\(story) | \(records.joined(separator: " · "))" }
  }

  static let rows: [Row] = [
    // What they do tells them apart.
    Row(
      story: "Jinshan Trading", records: ["Jinshan Trading Co Ltd", "Jinshan Logistics Co Ltd"],
      meant: [0]),
    Row(story: "Jinshan Trading", records: ["Jinshan Logistics Co Ltd"], meant: []),
    Row(story: "Jinshan Logistics", records: ["JINSHAN TRADING CO., LTD"], meant: []),
    Row(
      story: "Jinshan", records: ["Jinshan Trading Co Ltd", "Jinshan Logistics Co Ltd"],
      meant: [0, 1], isAmbiguous: true),
    Row(story: "Volgatekhno Snab", records: ["ООО «Волгатехно Строй»"], meant: []),
    Row(story: "Perkotek Elektronik", records: ["PERKOTEK TEKSTİL SAN. VE TİC. A.Ş."], meant: []),
    // The city.
    Row(story: "Ningbo Kestrel", records: ["Shenzhen Kestrel Co Ltd"], meant: []),
    Row(
      story: "Ningbo Kestrel", records: ["Shenzhen Kestrel Co Ltd", "NINGBO KESTREL CO LTD"],
      meant: [1]),
    Row(story: "Kestrel Moscow", records: ["ООО «Кестрел Самара»"], meant: []),
    Row(
      story: "Kestrel", records: ["Shenzhen Kestrel Co Ltd", "Ningbo Kestrel Co Ltd"],
      meant: [0, 1], isAmbiguous: true),
    // Numbers.
    Row(story: "Zavod No. 2", records: ["АО «Завод № 12»"], meant: []),
    Row(
      story: "Avtobaza No. 7", records: ["ОАО «Автобаза № 7»", "ОАО «Автобаза № 17»"], meant: [0]),
    Row(story: "Uralkran-2", records: ["ООО «Уралкран-3»"], meant: []),
    Row(story: "Uralkran-2", records: ["ООО «Уралкран-2»", "ООО «Уралкран»"], meant: [0]),
    // Parents and subsidiaries.
    Row(story: "Severlit Invest", records: ["АО «Северлит»"], meant: []),
    Row(story: "Severlit Leasing", records: ["АО «Северлит»"], meant: []),
    Row(
      story: "Severlit Leasing", records: ["АО «Северлит»", "SEVERLIT LEASING LLC"], meant: [1]),
    Row(
      story: "Severlit", records: ["АО «Северлит»", "ООО «Северлит-Инвест»"], meant: [0, 1],
      isAmbiguous: true),
    Row(story: "Jinshan Trading", records: ["JINSHAN INDUSTRIAL CO LTD"], meant: []),
    Row(story: "Jinshan Trading", records: ["JINSHAN IMPORT EXPORT CO LTD"], meant: [0]),
    Row(story: "Jinshan Group", records: ["JINSHAN INDUSTRIAL CO LTD"], meant: [0]),
    // Roots that only look alike.
    Row(story: "Granitmash", records: ["ООО «Гранитмаркет»"], meant: []),
    Row(story: "Tekhnopol", records: ["ООО «Технополис»"], meant: []),
    Row(story: "Lumex", records: ["Lumax Ltd"], meant: []),
    Row(story: "Orion", records: ["Orient Trading LLC"], meant: []),
    Row(story: "Astra", records: ["Austra Ltd"], meant: []),
    Row(story: "Vektor", records: ["ООО «Сектор»"], meant: []),
    Row(story: "Promet", records: ["ООО «Промсвет»"], meant: []),
    Row(story: "Alfa", records: ["ООО «Альфа-Бета»"], meant: []),
    Row(story: "Alfa", records: ["ALFA BETA LLC", "ALFA-BETA JSC"], meant: [0]),
    Row(story: "Alfa", records: ["ALFA-BETA JSC", "ALFA BETA LLC"], meant: [1]),
    Row(story: "Delta Kran", records: ["Delta Motors Ltd", "Sigma Kran LLC"], meant: []),
    // Acronyms.
    Row(
      story: "SKT", records: ["SU-KUNDA TOOLS CO LTD (SKT)", "SZ SKT TECHNOLOGY CO., LTD"],
      meant: [0, 1]),
    Row(story: "SKT", records: ["SKF Ltd"], meant: []),
    Row(story: "SKT", records: ["SKT-Systems LLC"], meant: [0]),
    // Spellings of the one company all count, whatever its form is called.
    Row(
      story: "Lysogor Pribor",
      records: ["ООО «Лысогор Прибор»", "LYSOGOR PRIBOR LLC", "Obshchestvo Lisogor Pribor"],
      meant: [0, 1, 2]),
    Row(
      story: "Uralkran", records: ["ООО «Уралкран»", "URALKRAN, OOO", "ООО «УРАЛКАРН»"],
      meant: [0, 1, 2]),
    Row(
      story: "Vodiy Momiq", records: ["Vodiy Momiq Paxta MChJ", "ООО «ВОДИЙ МОМИК ПАХТА»"],
      meant: [0, 1]),
    Row(
      story: "Tuman Kryla", records: ["AO Aviakompaniya Tuman Kryla", "TUMAN KRYLA AIRLINES JSC"],
      meant: [0, 1]),
    Row(
      story: "Sarytas Chemical Trade",
      records: ["Sarytas Chemical Trade LLP", "ТОО «САРЫТАС КЕМИКАЛ ТРЕЙД»"], meant: [0, 1]),
    Row(
      story: "Çakmakçı Oğulları",
      records: ["Çakmakçı Oğulları Un Sanayi AS", "CAKMAKCI OGULLARI UN SAN. A.S."], meant: [0, 1]),
    Row(
      story: "Rimal Crest",
      records: ["Rimal Crest General Trading LLC", "RIMAL CREST GEN. TRDG. L.L.C"], meant: [0, 1]),
  ]

  @Test(arguments: rows) func party(_ row: Row) throws {
    let lines = row.records.enumerated().map { number, name in
      let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
      return
        "F\(number),2022-06-0\(number + 1),\(quoted),OOO Vesna,870190,TRACTOR,1,PCE,9,9,CN,CN,RU"
    }
    let evidence = try CustomsFolder().evidence(lines)
    let answer = try evidence.answer(
      EvidenceQuery(
        scope: Scope(shipper: PartyReference(text: row.story)), recordLimit: 20))
    let found = Set(answer.records.compactMap { Int($0.id.dropFirst()) })
    #expect(found == row.meant, "\(answer.resolution.shipper)")
    #expect((answer.resolution.ambiguousParties[.shipper] != nil) == row.isAmbiguous)
    #expect(answer.resolution.knowsShipper == !row.meant.isEmpty)
  }

  /// The same for full names of records, where suppliers are counted and ranked.
  @Test(arguments: rows) func counted(_ row: Row) {
    let clusters = PartyClusters(of: [row.story] + row.records)
    for (place, name) in row.records.enumerated() where !row.meant.contains(place) {
      #expect(clusters.party(of: place + 1) != clusters.party(of: 0), "\(name)")
    }
  }
}
