import Evidence
import Facts
import Testing

@testable import Archives

/// What was asked once is not asked again, and is what the evidence answers.
@Suite struct RecordingEvidenceTests {
  /// An answer with records holds the one without; it is the same to the byte, with the same grounds.
  @Test(arguments: [nil] + Grouping.allCases) func listingsAnswerForSums(by grouping: Grouping?)
    throws
  {
    let harbour = try Harbour()
    let rows = (0..<40).map { Harbour.record($0) }.joined()
    try harbour.folder.write("records.csv", Harbour.header + rows)
    let evidence = try harbour.evidence("records.csv")
    let scopes = [
      Scope(consignee: PartyReference(text: "Orlan-Trade")),
      Scope(shipper: PartyReference(text: "Quartermain Marine"), origin: ["CN"]),
      Scope(goods: GoodsReference(text: "tractors", hs: ["8701"])),
      Scope(shipper: PartyReference(text: "Nobody Known")),
    ]
    for scope in scopes {
      for most in [nil, 2] {
        let plain = EvidenceQuery(scope: scope, grouping: grouping, partiesAtMost: most)
        var listing = plain
        listing.recordLimit = 5
        let (source, fresh) = (RecordingEvidence(evidence), RecordingEvidence(evidence))
        let listed = try source.answer(to: listing)
        let answer = try source.answer(to: plain)
        let asked = try fresh.answer(to: plain)
        #expect(answer == asked)
        #expect(answer.records.isEmpty)
        #expect(listed.tally == answer.tally)
        let (need, other) = (source.need(AskedQuery(plain)), fresh.need(AskedQuery(plain)))
        #expect(try need?.need() == other?.need())
        #expect(need?.answer.json == other?.answer.json)
      }
    }
  }
}
