import Testing

@testable import Evidence

@Suite struct PartyNameTests {
  /// Every script comes to the same folded words, and the legal form is told apart.
  @Test(
    arguments: [
      ("ООО «Гранитмаш»", "granitmaS", "LLC"),
      ("Granitmash OOO", "granitmaS", "LLC"),
      ("GRANITMASH L.L.C.", "granitmaS", "LLC"),
      ("Общество с ограниченной ответственностью \"Гранитмаш\"", "granitmaS", "LLC"),
      ("Granitmash Limited Liability Company", "granitmaS", "LLC"),
      ("АО Верхнеозёрский", "verhneozYrski", "JSC"),
      ("Joint-Stock Company Verkhneozyorskiy", "verhneozYrski", "JSC"),
      ("ТОВ «Полтавка»", "poltavka", "LLC"),
      ("KORKUTEL A.Ş.", "korkutel", "JSC"),
      ("Korkutel Anonim Şirketi", "korkutel", "JSC"),
      ("KORKUTEL LTD. ŞTİ.", "korkutel", "LLC"),
      ("Limbrecht GmbH & Co. KG", "limbreCt", "LP"),
      ("DELMARIN F.Z.E.", "delmarin", "FZE"),
      ("Bukit Sentosa S/B", "bukit sentosa", "LLC"),
      ("შპს ლაშარი", "laSari", "LLC"),
      ("«Վահագն» ՍՊԸ", "vahagn", "LLC"),
      ("(주)한빛", "hanbit", "JSC"),
      ("株式会社ソラミ", "sorami", "JSC"),
      ("Pier Twenty-Two", "per 22", nil),
      ("Fund XIV", "fund 14", nil),
    ] as [(String, String, String?)])
  func folds(_ raw: String, _ core: String, _ form: String?) {
    let name = PartyName(raw)
    #expect(name.core == core)
    #expect(name.legalFormCodes == (form.map { [$0] } ?? []))
  }

  /// Transliterations of one word by different rules.
  @Test(arguments: [
    ["Щукинский", "Shchukinskiy", "Shchukinsky", "SHCHUKINSKII", "Schukinskij"],
    ["Хвоя", "Khvoya", "Hvoya", "Khvoia"],
    ["Заречный", "Zarechny", "Zarechnyy", "ZARECHNYI", "Zarechnyj"],
    ["Выборгэкспо", "Vyborgexpo", "Vyborgekspo"],
    ["Жемчуг", "Zhemchug"],
    ["Юбилей", "Yubiley", "Iubilei"],
    ["Қоңырат", "Qonyrat", "Konyrat"],
    ["ΑΛΕΞΑΝΔΡΟΣ", "Alexandros"],
    ["Wołomin", "WOLOMIN"],
    ["Köşk", "KOSK"],
  ])
  func transliterationsAgree(_ spellings: [String]) {
    let cores = Set(spellings.map { PartyName($0).core })
    #expect(cores.count == 1, "\(cores)")
  }

  /// Han names are cut at places, trades and forms; what is left is the name.
  @Test(arguments: [
    ("苏州凌波电子科技有限公司", ["Suzhou", "Lingbo", "electronics", "technology"]),
    ("广东启明贸易有限公司", ["Guangdong", "Qiming", "trading"]),
    ("山东泰和化工集团有限公司", ["Shandong", "Taihe", "chemical", "group"]),
  ])
  func cutsHan(_ han: String, _ latin: [String]) {
    let score = NameMatcher().score(PartyName(han), PartyName(latin.joined(separator: " ")))
    #expect(score > 0.8)
  }

  /// Letters of the wrong alphabet that look right.
  @Test(arguments: [
    ("CTPOЙKA", "Стройка"), ("Kвapц", "Кварц"), ("АО Pомб", "АО Ромб"), ("Мoтop", "Мотор"),
  ])
  func mendsMixedAlphabets(_ mixed: String, _ meant: String) {
    #expect(PartyName(mixed).core == PartyName(meant).core)
  }

  @Test(arguments: ["", " ", "«»", "---", "\u{202E}", "()", "…", "№", "\u{0}", "&"])
  func readsNothing(_ raw: String) {
    let name = PartyName(raw)
    #expect(name.core.isEmpty)
    #expect(NameMatcher().score(name, PartyName("Granitmash")) == 0)
  }

  @Test func readsVeryLongNames() {
    let name = PartyName(String(repeating: "Гранитмаш Заречный ", count: 5000))
    #expect(!name.words.isEmpty)
    #expect(NameMatcher().score(name, PartyName("Granitmash")) < 0.5)
  }

  @Test func formsAloneAreAName() {
    #expect(PartyName("ООО АО").core == "ooo ao")
    #expect(!PartyName("AS LTD").words.isEmpty)
  }
}

@Suite struct NameTableTests {
  @Test(arguments: [
    "legal-forms.tsv", "letters.tsv", "name-words.tsv", "name-places.tsv", "name-numbers.tsv",
    "pinyin.tsv",
  ])
  func rowsAreWhole(_ file: String) {
    let rows = NameTable.rows(of: file)
    #expect(rows.count > 10)
    #expect(rows.allSatisfy { $0.count >= 2 })
    let lines = rows.map { $0.joined(separator: "\t") }
    #expect(Set(lines).count == lines.count, "a fact stands once")
  }

  @Test func formsFitTheirBits() {
    #expect(NameVocabulary.standard.legalForms.count <= 64)
    let forms = NameVocabulary.standard.legalForms
    #expect(Set(forms).count == forms.count, "the rows of a code stand together")
  }
}
