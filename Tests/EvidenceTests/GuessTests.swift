import Facts
import Foundation
import Testing

@testable import Evidence

/// Guessing at files of renamed headers, in several languages, with what they leave open.
@Suite struct GuessTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let header: String
    let rows: [String]
    /// The field of each column, `-` for those left out.
    let fields: String
    var asks: [String] = []
    /// What the profile says.
    var says = ""
    var testDescription: String { name }
  }

  static let samples = [
    Sample(
      name: "German",
      header:
        "Datum;Absender;Empfänger;Warennummer;Warenbezeichnung;Eigenmasse;Ursprungsland",
      rows: ["13.04.2023;Nordkai GmbH;Volna LLC;84713000;Laptops;12,5;CN"],
      fields: "date shipper consignee hs goods netMassKg origin"),
    Sample(
      name: "German, in short words",
      header:
        "Lfd;Tag der Abfertigung;Absender (Firma);Empf. Firma;Warennr;Bezeichnung;Stk;Netto (kg);Betrag USD;Herkunft;Versandland",
      rows: [
        "1;12.01.2023;Nordkai AS;Volna OOO;8431 49 800 9;CRANE PARTS;12;4.100,5;52.300,00;NO;TR"
      ],
      fields:
        "- date shipper consignee hs goods quantity netMassKg valueUSD origin departure",
      asks: ["defaultUnit: what does «Stk» (12) count"]),
    Sample(
      name: "Dutch",
      header:
        "Aangiftenr;Datum;Afzender;Ontvanger;GN-code;Goederenomschrijving;Aantal;Eenheid;Nettogewicht (kg);Factuurwaarde (EUR);Land van oorsprong;Land van bestemming",
      rows: [
        "24NL1;23-01-2024;Duinzand BV;Kaspi TOO;84137051;pompen;1.100;stuks;4.920,5;138.000,50;Nederland;Kazachstan"
      ],
      fields:
        "declaration date shipper consignee hs goods quantity unit netMassKg value origin destination",
      says: "\"decimalComma\": true"),
    Sample(
      name: "decimal commas in a column that nothing took alone",
      header: "Datum;GN-code;Gewogen",
      rows: ["03-01-2024;841370;12,5", "04-01-2024;841370;1.920,5"],
      fields: "date hs -", asks: ["quantity, netMassKg"], says: "\"decimalComma\": true"),
    Sample(
      name: "units under a word that is not known", header: "Date,HS code,Qty,X",
      rows: ["2023-04-13,847130,4,szt.", "2023-04-14,847130,900,kg"],
      fields: "date hs quantity unit"),
    Sample(
      name: "short words beside a quantity", header: "Date,HS code,Qty,X",
      rows: ["2023-04-13,847130,4,blik", "2023-04-14,847130,900,blik", "2023-04-15,847130,3,vat"],
      fields: "date hs quantity -", asks: ["unit: is «X» (blik | vat) the unit of «Qty»?"]),
    Sample(
      name: "Chinese", header: "申报日期,发货人名称,收货人名称,商品编码,商品名称,净重,毛重,数量,单位,原产国",
      rows: ["2023-04-13,Jinhu Works,Volna LLC,8471300000,LAPTOPS,12.5,13,4,PCS,CN"],
      fields: "date shipper consignee hs goods netMassKg grossMassKg quantity unit origin"),
    Sample(
      name: "Russian in other forms",
      header:
        "Дата выпуска;Грузоотправителя;Наименование грузополучателя;Код товара по ТНВЭД;Описание товаров;Масса нетто;Страна отправления;Валюта",
      rows: ["13.04.2023;Jinhu;ООО Волна;8471300000;НОУТБУКИ;12;ТУРЦИЯ;USD"],
      fields: "date shipper consignee hs goods netMassKg departure currency"),
    Sample(
      name: "one word with capitals",
      header:
        "declarationDate,sellerName,buyerName,hsCode,goodsDescription,netWeightKg,originCountry,customsOffice",
      rows: ["2023-04-13,Jinhu,Volna,847130,LAPTOPS,12,CN,10012020"],
      fields: "date shipper consignee hs goods netMassKg origin -"),
    Sample(
      name: "mixed languages",
      header: "Fecha,Exporter,Получатель,GTIP No,Descripción,Qty,Birim,Value USD,País de origen",
      rows: ["2023-04-13,Jinhu,Волна,847130,LAPTOPS,4,ADET,900,CHINA"],
      fields: "date shipper consignee hs goods quantity unit valueUSD origin"),
    Sample(
      name: "headers that say nothing: only days, codes and tax numbers are told by their values",
      header: "c1,c2,c3,c4,c5", rows: ["2023-04-13,847130,7707083893,Jinhu,12"],
      fields: "date hs consigneeTax - -",
      asks: ["shipper, consignee: does one of «c4» (Jinhu) name it?"]),
    Sample(
      name: "names and a country under words that are not known", header: "Date,HS code,Wer,Wem,Wo",
      rows: ["2023-04-13,847130,Jinhu Works,Volna LLC,CN"], fields: "date hs - - -",
      asks: [
        "shipper, consignee: does one of «Wer» (Jinhu Works), «Wem» (Volna LLC) name it?",
        "origin, departure, destination: is it «Wo» (CN)?",
      ]),
    Sample(
      name: "a weight that does not say of what",
      header: "Date,Shipper,Consignee,HS,Weight", rows: ["2023-04-13,Jinhu,Volna,847130,12"],
      fields: "date shipper consignee hs -", asks: ["netMassKg: is «Weight»"]),
    Sample(
      name: "masses in kilograms and tons", header: "Datum;Warennummer;Eigenmasse;ME",
      rows: ["13.04.2023;847130;18,6725;t", "14.04.2023;847130;2206,2;kg"],
      fields: "date hs netMassKg netMassUnit"),
    Sample(
      name: "values in thousands", header: "Date;HS code;Value, thousand USD",
      rows: ["2023-04-13;847130;12"], fields: "date hs valueUSD",
      asks: ["valueUSD: are the figures"]),
    Sample(
      name: "a currency in the header", header: "Datum;Warennummer;Rechnungsbetrag in EUR",
      rows: ["2023-04-13;847130;12", "2023-04-14;847130;13"], fields: "date hs value",
      says: "\"fixed\": {\"currency\": \"EUR\"}"),
    Sample(
      name: "no currency", header: "Datum;Warennummer;Rechnungsbetrag",
      rows: ["2023-04-13;847130;12", "2023-04-14;847130;13"], fields: "date hs value",
      asks: ["fixed.currency: in which currency is «Rechnungsbetrag» (12)?"]),
    Sample(
      name: "two days", header: "Date,Date,HS code",
      rows: ["2023-04-13,2023-04-20,847130", "2023-04-14,2023-04-22,847130"],
      fields: "date - hs", asks: ["date: «Date» (2023-04-13) or «Date» (2023-04-20)?"]),
    Sample(
      name: "days of either order", header: "Date,HS code,Shipper",
      rows: ["03/04/2023,847130,A", "05/06/2023,847130,B"], fields: "date hs shipper",
      asks: ["dateOrder: are «03/04/2023» and «05/06/2023»"]),
    Sample(
      name: "days between year and month", header: "Date,HS code,Shipper",
      rows: ["2023/14/04,847130,A", "2023/05/06,847130,B"], fields: "date hs shipper",
      says: "\"dateOrder\": \"yearDayMonth\""),
    Sample(
      name: "a comma of either meaning", header: "Date;HS code;Net weight",
      rows: ["2023-04-13;847130;1,234"], fields: "date hs netMassKg",
      asks: ["decimalComma: is «1,234» in «Net weight» 1234 or 1.234?"]),
    Sample(
      name: "codes that are no codes", header: "Date,Tariff code,Article",
      rows: ["2023-04-13,999999,847130", "2023-04-13,999998,847130"], fields: "date - hs"),
  ]

  @Test(arguments: samples) func columns(_ sample: Sample) throws {
    let mark: Character = sample.header.contains(";") ? ";" : ","
    func cells(_ line: String) -> [String] {
      line.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    }
    let header = cells(sample.header)
    let guess = ProfileGuess(header: header, rows: sample.rows.map(cells))
    let found = header.indices.map { guess.columns[$0]?.field.name ?? "-" }
    #expect(found.joined(separator: " ") == sample.fields)
    for question in sample.asks {
      #expect(guess.questions.contains { $0.hasPrefix(question) }, "\(guess.questions)")
    }
    // Whose customs the records are of is asked wherever the countries do not tell.
    let asked = guess.questions.filter { !$0.hasPrefix("reporter, flow:") }
    if sample.asks.isEmpty { #expect(asked == []) }
    #expect(asked.count < guess.questions.count || guess.direction != nil)
    #expect(sample.says.isEmpty || guess.json(name: "own", header: header).contains(sample.says))
    for column in header.indices {
      let reason = guess.columns[column]?.reason ?? guess.reasonToLeaveOut(column)
      #expect(
        ["the header says", "another column", "beside «", "are units of what «"].contains(
          where: reason.contains))
    }
  }

  @Test(arguments: [("847130", true), ("8471300000", true), ("9303", true), ("999999", false)])
  func nomenclature(_ row: (String, Bool)) { #expect(Nomenclature.holds(row.0) == row.1) }

  /// Tons are tons, whether a column beside the mass says so or its own header.
  @Test(arguments: [
    (
      "Datum;Warennummer;Eigenmasse;ME",
      ["13.04.2023;847130;18,6725;t", "14.04.2023;847130;2206,5;kg"], 20_879_000
    ),
    (
      "Date;HS code;Net weight (t)", ["2023-04-13;847130;1.5", "2023-04-14;847130;2.25"], 3_750_000
    ),
  ])
  func massesInTons(header: String, rows: [String], grams: Int) throws {
    func cells(_ line: String) -> [String] { line.split(separator: ";").map(String.init) }
    let guess = ProfileGuess(header: cells(header), rows: rows.map(cells))
    let folder = try CustomsFolder()
    let file = try folder.write(([header] + rows).joined(separator: "\n") + "\n", as: "tons.csv")
    let profile = try folder.write(
      guess.json(name: "tons", header: cells(header)), as: "tons.json")
    _ = try EvidenceFolder.importing(file, into: folder.path + "/e", profile: profile)
    let evidence = try EvidenceFolder(at: folder.path + "/e")
    let answer = try evidence.answer(EvidenceQuery(scope: Scope(), recordLimit: 9))
    #expect(answer.tally.netMassInGrams == grams)
  }

  /// What a profile says wrongly would else be left out in silence.
  @Test(arguments: [
    #"{"name": "p", "columns": {"date": ["D"]}, "dateOder": "iso"}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "dateOrder": "dayMiddle"}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "row": "lines"}"#,
    #"{"name": "p", "columns": {"date": ["D"], "netMassUnit": ["ME"]}}"#,
    #"{"name": "p", "columns": {"date": ["D"], "shiper": ["S"]}}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "coverage": {"to": "2024-31-12"}}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "coverage": {"from": "01.01.2022"}}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "fixed": {"currency": "Groats"}}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "fixed": {"origin": "Ruritania"}}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "fixed": {"unit": "widgets"}}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "defaultUnit": "widgets"}"#,
    #"{"name": "p", "columns": {"date": ["D"], "grossMassKg": ["G"]}, "fixed": {"grossMassUnit": "lbss"}}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "reporter": "PLL", "flow": "export"}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "reporter": "Poland", "flow": "exports"}"#,
    #"{"name": "p", "columns": {"date": ["D"]}, "coverage": {"from": "2022-01-01", "to": "2021-01-01"}}"#,
    #"{"name": "p", "colums": {"date": ["D"]}}"#, #"{"columns": {"date": ["D"]}}"#,
    #"{"name": "p", "columns": {"date": ["D"], "shipper": ["N"], "consignee": ["N"]}}"#,
  ])
  func slipsOfAProfile(json: String) {
    #expect { try ImportProfile(json: Array(json.utf8), name: "p.json") } throws: { error in
      (error as? Diagnostic)?.code == "TM3016"
    }
  }

  /// What is wrong, where, and what is wanted instead.
  @Test(arguments: [
    ("{\n \"name\": \"p\"\n \"columns\": {}}", "it is no JSON: look at line 3, column 2"),
    (#"{"name": "p", "columns": {"unit": "J.m."}}"#, #"a list is wanted, as ["…"]"#),
    (
      #"{"name": "p", "columns": {"date": ["D"]}, "decimalComa": true}"#,
      "did you mean «decimalComma»?"
    ),
    (
      #"{"name": "p", "columns": {"shipper": ["N"], "consignee": ["N"]}}"#,
      "«N» stands for both shipper and consignee"
    ),
  ])
  func wordsOfAProfile(json: String, words: String) throws {
    let error = #expect(throws: Diagnostic.self) {
      try ImportProfile(json: Array(json.utf8), name: "p.json")
    }
    #expect(try #require(error).message.contains(words), "\(error?.message ?? "")")
  }

  /// A point that parts thousands in one column and was read as a decimal point in another is told; so are quantities
  /// of nobody knows what.
  @Test(arguments: [
    ("1.100;4.920,5;PCE", true), ("1.5;4.920,5;PCE", false), ("1.100;4920.5;PCE", false),
  ])
  func pointsOfTwoKinds(row: String, isTold: Bool) throws {
    let folder = try CustomsFolder()
    let file = try folder.write(
      "Date;Tariff;Count;Mass;Unit\n2023-04-13;847130;\(row)\n", as: "own.csv")
    let profile = try folder.write(
      """
      {"name": "own", "columns": {"date": ["Date"], "hs": ["Tariff"], "quantity": ["Count"], "netMassKg": ["Mass"], "unit": ["Unit"]}}
      """, as: "own.json")
    let remarks = try EvidenceFolder.importing(file, into: folder.path + "/e", profile: profile)
      .flatMap(\.remarks)
    #expect(remarks.contains { $0.code == "TM3042" } == isTold)
    #expect(!remarks.contains { $0.code == "TM3043" })
  }

  /// One reading of a comma or the other is a thousand times wrong.
  @Test(arguments: [
    (false, ["25,000", "300,0"], true), (false, ["300,0", "1.5", "25,000"], true),
    (true, ["25.000", "300.5"], true), (false, ["25,000", "1,234.5", "7"], false),
    (false, ["300,0", "12,5"], false), (true, ["25.000", "1.200,5"], false),
  ])
  func marksThatContradict(decimalComma: Bool, weights: [String], isRefused: Bool) throws {
    let folder = try CustomsFolder()
    let rows = weights.map { "2023-04-13;847130;\($0)\n" }.joined()
    let file = try folder.write("Date;Tariff;Mass\n" + rows, as: "own.csv")
    let profile = try folder.write(
      """
      {"name": "own", "decimalComma": \(decimalComma),
       "columns": {"date": ["Date"], "hs": ["Tariff"], "netMassKg": ["Mass"]}}
      """, as: "own.json")
    func code(_ body: () throws -> Void) -> String {
      do {
        try body()
        return "read"
      } catch { return (error as? Diagnostic)?.code ?? "?" }
    }
    let expected = isRefused ? "TM3041" : "read"
    #expect(code { _ = try EvidenceFolder.trying(file, profile: profile) } == expected)
    #expect(
      code {
        _ = try EvidenceFolder.importing(file, into: folder.path + "/e", profile: profile)
      } == expected)
  }

  /// What an import changed on the way is told once, what is missing whenever it is used.
  @Test func notesAreToldOnce() throws {
    let folder = try CustomsFolder()
    let file = try folder.write(
      "declaration_number,declaration_date,shipper_name,consignee_name,hs_code,invoice_value,"
        + "currency,value_usd,dispatch_country\nD1,2022-03-01,GULF LINE FZE,VOLNA LLC,847130,20000,EUR,,AE\n",
      as: "declared.csv")
    func told(_ path: String) throws -> [String] {
      try EvidenceFolder.opening([path], cache: folder.cache).1.map(\.code)
    }
    #expect(try told(file) == ["TM3033"])
    #expect(try told(file) == [])
    let receipts = try EvidenceFolder.importing(file, into: folder.path + "/e")
    #expect(receipts.flatMap(\.remarks).map(\.code) == ["TM3033"])
    #expect(try told(folder.path + "/e") == [])
  }

  @Test func aFieldThatWasPerhapsMeant() {
    let json = #"{"name": "p", "columns": {"date": ["D"], "shiper": ["S"]}}"#
    #expect { try ImportProfile(json: Array(json.utf8), name: "p.json") } throws: { error in
      (error as? Diagnostic)?.message.contains("«shiper»; did you mean «shipper»?") == true
    }
  }

  /// Imports of where all goods go to, exports of where all come from; else it is asked.
  @Test(arguments: [
    (["CN,RU", "TR,RU", "CN,RU", "AE,RU", "DE,RU"], "\"reporter\": \"RU\", \"flow\": \"import\""),
    (["PL,DE", "PL,UA", "PL,DE", "PL,FR", "PL,DE"], "\"reporter\": \"PL\", \"flow\": \"export\""),
    (["PL,DE", "BY,PL", "PL,DE", "PL,FR", "PL,DE"], ""),
  ])
  func whoseCustoms(ways: [String], setting: String) {
    let header = ["Date", "HS code", "Departure country", "Destination country"]
    let rows = ways.map { ["2023-04-13", "847130"] + $0.split(separator: ",").map(String.init) }
    let guess = ProfileGuess(header: header, rows: rows)
    let json = guess.json(name: "own", header: header)
    #expect(setting.isEmpty ? !json.contains("reporter") : json.contains(setting))
    #expect(guess.questions.contains { $0.hasPrefix("reporter, flow") } == setting.isEmpty)
  }

  /// A column that a profile names and the file lacks is told: its figures are in no record.
  @Test func columnsThatTheFileLacks() throws {
    let folder = try CustomsFolder()
    let file = try folder.write("Date,Tariff,Weight\n2023-04-13,847130,12\n", as: "own.csv")
    let profile = try folder.write(
      """
      {"name": "own", "skip": {"Status": ["VOID"]},
       "columns": {"date": ["Date"], "hs": ["Tariff"], "netMassKg": ["Wieght", "Mass"]}}
      """, as: "own.json")
    let remarks = try EvidenceFolder.trying(file, profile: profile).flatMap(\.remarks)
    #expect(remarks.map(\.code) == ["TM3039"])
    #expect(
      remarks.first?.message.contains("«Wieght» or «Mass» (netMassKg), «Status» (skip)") == true)
    _ = try EvidenceFolder.importing(file, into: folder.path + "/e", profile: profile)
    let (_, told) = try EvidenceFolder.opening([folder.path + "/e"], cache: folder.cache)
    #expect(told.map(\.code) == ["TM3039"])
  }

  /// A corrected profile does not take the place of the first: a person must.
  @Test func theSameFileByTwoProfiles() throws {
    let folder = try CustomsFolder()
    let file = try folder.write("Date,Tariff\n2023-04-13,847130\n", as: "own.csv")
    func remarks(_ coverage: String) throws -> [String] {
      let profile = try folder.write(
        """
        {"name": "own", "columns": {"date": ["Date"], "hs": ["Tariff"]}, "coverage": {"to": "\(coverage)"}}
        """, as: "own.json")
      return try EvidenceFolder.importing(file, into: folder.path + "/e", profile: profile)
        .flatMap(\.remarks).map(\.code)
    }
    #expect(try remarks("2024-01-01").isEmpty)
    #expect(try remarks("2024-01-01").isEmpty)
    #expect(try remarks("2023-06-01") == ["TM3040"])
  }

  /// A profile may say what the file cannot: its encoding and what parts its cells.
  @Test func encodingAndDelimiterOfAProfile() throws {
    let folder = try CustomsFolder()
    let text = "Дата^Код^Товар\n13.04.2023^847130^Ёлка\n"
    let bytes = text.unicodeScalars.flatMap { scalar -> [UInt8] in
      let utf8 = Array(String(scalar).utf8)
      if utf8.count == 1 { return utf8 }
      return TextDecoding.high1251.firstIndex(of: utf8).map { [UInt8($0 + 128)] } ?? []
    }
    let file = try folder.write(bytes, as: "odd.csv")
    let profile = try folder.write(
      """
      {"name": "odd", "columns": {"date": ["Дата"], "hs": ["Код"], "goods": ["Товар"]},
       "delimiter": "^", "encoding": "windows-1251", "source": "a test", "licence": "none"}
      """, as: "odd.json")
    let receipt = try #require(
      try EvidenceFolder.importing(file, into: folder.path + "/e", profile: profile).first)
    #expect(receipt.origin == "a test" && receipt.licence == "none")
    let record = try EvidenceFolder(at: folder.path + "/e").record(
      inRow: 2, of: receipt.dataset.id)
    #expect(record.shipment.goods == "Ёлка")
    #expect(record.shipment.written == ["date": "13.04.2023"])
  }
}
