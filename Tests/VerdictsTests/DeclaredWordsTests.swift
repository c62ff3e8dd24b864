import Facts
import Testing

@testable import Verdicts

/// «declared as …» is supported by descriptions that say so, all of them.
@Suite struct DeclaredWordsTests {
  @Test(arguments: [
    ("civil hunting weapons", ["CIVIL HUNTING WEAPON, CAL. 5.56"], Verdict.Reason.agrees),
    ("garden tools", ["TOOLS, GARDEN, OF STEEL", "GARDEN TOOL SET"], .agrees),
    ("garden tools", ["TOOLS, GARDEN", "CNC LATHE"], .ambiguous),
    ("garden tools", ["CNC LATHE"], .contradicted),
    // Other letters may say the same: a person has to look.
    ("garden tools", ["САДОВЫЙ ИНСТРУМЕНТ"], .ambiguous),
    ("garden tools", [], .contradicted),
  ]) func words(_ quoted: String, _ goods: [String], _ reason: Verdict.Reason) {
    var claim = Claim(
      id: "1", kind: .declaredAs, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(shipper: PartyReference(text: "Orsay")), measure: .shipments)
    claim.declaredWords = quoted
    let records = goods.enumerated().map { row, text in
      Shipment(
        dataset: "d", file: "f", row: row, id: "", day: nil, shipper: "", consignee: "", hs: "",
        goods: text)
    }
    var tally = Tally()
    for record in records { tally.add(record) }
    let answer = EvidenceAnswer(tally: tally, records: records)
    #expect(Judge().verdict(on: claim, given: [answer]).reason == reason)
    // The verdict never hangs on how many records are to be listed.
    #expect(Judge().queries(for: claim, recordLimit: 0)[0].recordLimit == DeclaredWords.most)
    if !records.isEmpty {
      var more = answer
      more.tally.records += 1
      #expect(Judge().verdict(on: claim, given: [more]).reason != .agrees)
    }
  }
}
