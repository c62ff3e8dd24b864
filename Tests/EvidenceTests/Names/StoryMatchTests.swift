import Testing

@testable import Evidence

@Suite struct StoryMatchTests {
  @Test(arguments: [
    ("Granitmash", "ООО \"ГРАНИТМАШ\""),
    ("Granitmash", "LLC GRANITMASH-TRADE"),
    ("Lysy Klyuch", "АО „Лысый Ключ“"),
    ("Lysyi Kliuch", "ОАО «ЛЫСЫЙ КЛЮЧ»"),
    ("Quayside Components", "QUAYSIDE COMPONENTS (HK) LTD"),
    ("Quayside Components", "Quayside Comp. Ltd"),
    ("Korkutel", "KORKUTEL MAKİNA DIŞ TİC. LTD. ŞTİ."),
    ("Korkutel Makina", "Korkutel Makina Dis Ticaret Limited Sirketi"),
    ("Moon Gate", "Moon Gate Trading Ltd"),
    ("Moongate", "MOON GATE TRADING LTD"),
    ("Suzhou Lingbo", "苏州凌波电子有限公司"),
    ("Lingbo", "苏州凌波电子有限公司"),
    ("Suzhou Lingbo Electronics", "苏州凌波电子有限公司"),
    // Two words of pinyin, written as one: «ng» and «h» meet, and two n become one.
    ("Chenling Huarong", "辰岭华荣机械有限公司"),
    ("Jianxin Nanfeng", "建新南锋电子有限公司"),
    ("Chenling Huarong", "CHENLINGHUARONG MACHINERY CO., LTD"),
    // A city that the name does not say.
    ("Yunhe", "徐州云禾电子有限公司"),
    ("Delmarin Falcon", "ديلمارين فالكون للإلكترونيات م.م.ح"),
    ("Vahagn Motors", "«Վահագն Մոթորս» ՍՊԸ"),
    ("Vahagn", "ООО «Вахагн Моторс»"),
    ("Lashari", "შპს ლაშარი"),
    ("Chornozem", "ТОВ «Чорнозем»"),
    ("Konyrat", "ТОО «Қоңырат Логистика»"),
    ("Hanbit", "주식회사 한빛기계"),
    ("Sorami", "株式会社ソラミ"),
    ("NORDELINCO", "North Delta Industries Corporation"),
    ("DKS", "DKS (Delta Kran Systems) LLC"),
    ("Mekhzavod No. 14", "АО «Мехзавод № 14»"),
    ("Shpindel-Tekhno", "SHPINDEL TEKHNO LLC"),
    ("Zarechny Reduktor", "ZARECHNIY REDUKTOR JSC"),
  ])
  func isMeant(_ story: String, _ record: String) {
    let score = StoryMatch(PartyName(story)).score(PartyName(record))
    #expect(score >= 0.5, "\(story) | \(record): \(score)")
  }

  @Test(arguments: [
    ("Ningbo Quayside", "Ningbo Moonrise Trading Co Ltd"),
    ("Ningbo Quayside Trading", "Ningbo Trading Co Ltd"),
    ("Granitmash", "ООО «Гранитстрой»"),
    ("Granitmash", "ООО «Гранит»"),
    ("Granitplata", "OOO Granitplast"),
    ("Quayside Components", "Quayside Plastics Ltd"),
    ("Korkutel Makina", "Korkutel Tekstil A.Ş."),
    ("Korkutel", "Korkmaz Makina A.Ş."),
    ("Moon Gate", "Moon Bridge Trading Ltd"),
    ("Moon Gate", "Gate Trading Ltd"),
    ("Suzhou Lingbo", "苏州启明电子有限公司"),
    ("Chenling Huarong", "辰岭明荣机械有限公司"),
    ("Jianxin Nanfeng", "建新北锋电子有限公司"),
    ("Yunhe", "徐州云海电子有限公司"),
    ("Lingbo", "苏州凌峰电子有限公司"),
    ("Delmarin Falcon", "ديلمارين نخيل للتجارة م.م.ح"),
    ("Vahagn", "«Վարդան Մոթորս» ՍՊԸ"),
    ("Lashari", "შპს ქართლი"),
    ("Aral Gubre", "Aerial Technology Co Ltd"),
    ("Hanbit", "주식회사 새벽기계"),
    ("NORDELINCO", "South Delta Industries Corporation"),
    ("DKS", "Delta Motors Kazan LLC"),
    ("Mekhzavod No. 14", "АО «Мехзавод № 41»"),
    ("Mekhzavod No. 14", "АО «Мехзавод»"),
    ("Kama-Sapfir", "АО «Кама-Строй»"),
    ("Zarechny Reduktor", "OOO TD Reduktor-Zarechye"),
    ("Electronics Trading", "Lingbo Electronics Trading Co Ltd"),
    ("China East Industries", "China East Harvest Industries Group"),
    ("Ana", "Annet Trading"),
    ("Trading", "Moon Gate Trading Ltd"),
    ("", "Moon Gate Trading Ltd"),
  ])
  func isNotMeant(_ story: String, _ record: String) {
    let score = StoryMatch(PartyName(story)).score(PartyName(record))
    #expect(score < 0.5, "\(story) | \(record): \(score)")
  }
}
