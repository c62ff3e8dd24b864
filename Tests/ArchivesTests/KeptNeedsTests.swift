import Facts
import Foundation
import Testing

@testable import Archives
@testable import Evidence
@testable import Tallyman

/// The needs of an article come back as they were kept, those of earlier programs as far as a diff wants them.
struct KeptNeedsTests {
  private static let shipper = PartyReference(text: "Qamar", names: ["Qamar Trading", "Qamar"])
  private static let names = AnswerBasis.Names(
    meant: [-7, .max, .min, 0], others: [12], rivals: [[-7], [.max, 0]], isAbbreviated: true,
    mayTranslate: false)

  private static func need(_ year: Int, _ consignee: PartyReference? = nil) -> Need {
    var answer = EvidenceAnswer()
    answer.tally.records = year
    answer.groups = [.init(name: "A", names: ["A", "А"], tally: answer.tally)]
    answer.resolution.shipper = [.init(name: "QAMAR LLC", score: 0.93, asked: "Qamar")]
    answer.resolution.consignee =
      consignee == nil ? [] : [.init(name: "VELIGOR", score: 1, asked: "Veligor")]
    var names = [Scope.Slot.shipper: Self.names]
    if consignee != nil { names[.consignee] = AnswerBasis.Names(meant: [1], others: []) }
    return Need(
      query: EvidenceQuery(
        scope: Scope(shipper: shipper, consignee: consignee, period: .year(year)),
        grouping: .consignee),
      basis: AnswerBasis(understanding: "u", names: names, shards: ["s"], isCrowded: nil),
      answer: answer)
  }

  private static let needs = [
    need(2021), need(2022, PartyReference(text: "Veligor")), need(2023),
    need(2022, PartyReference(text: "Veligor", isExcluded: true)),
  ]

  private static let edit: Rereadings.Edited = {
    let json =
      #"{"claim":"c","words":"almost 80","id":"d","sentence":"s","end":9,"quote":"q","quoteStart":1,"quoteEnd":2}"#
    return try! JSONDecoder().decode(Rereadings.Edited.self, from: Data(json.utf8))
  }()

  private static let grounds = Grounds(
    needs: needs.map(HeldNeed.init),
    claims: [ClaimTrace(asked: [0, 3], verdict: "a"), ClaimTrace(asked: [1, 2], verdict: "b")],
    areReadTogether: true, rereadings: [edit])

  @Test func comeBack() throws {
    let data = KeptNeeds.data(of: Self.grounds)
    let kept = try KeptNeeds(data)
    #expect(kept.questions.map(\.query) == Self.needs.map(\.query))
    #expect(kept.questions.map(\.basis) == Self.needs.map(\.basis))
    #expect(kept.claims == Self.grounds.claims)
    #expect(kept.areReadTogether)
    let rest = try kept.rest()
    #expect(try rest.needs.map { try $0.need() } == Self.needs)
    #expect(rest.meanings.map(\.reference.text) == ["Qamar", "Veligor", "Veligor"])
    #expect(rest.meanings.first?.names == Self.names)
    #expect(try rest.meanings.first?.matches.value().map(\.name) == ["QAMAR LLC"])
    #expect(rest.rereadings == [Self.edit])
    // What was never unpacked is written as it was.
    let again = Grounds(
      needs: rest.needs, claims: kept.claims, areReadTogether: true, rereadings: rest.rereadings)
    #expect(KeptNeeds.data(of: again) == data)
    #expect(try KeptNeeds(KeptNeeds.data(of: Grounds())).rest().needs.isEmpty)
  }

  private struct Name: Encodable {
    var reference: PartyReference
    var names: AnswerBasis.Names
  }

  private struct Parted: Encodable {
    var names = [Name(reference: shipper, names: KeptNeedsTests.names)]
    var questions: [Need.Question]
  }

  private struct Whole: Encodable {
    var names = [Name(reference: shipper, names: KeptNeedsTests.names)]
    var needs: [Need.Question]
  }

  @Test func ofEarlierProgramsGiveTheirQuestions() throws {
    let question = Need.Question(query: Self.needs[0].query, basis: Self.needs[0].basis)
    var bare = question
    bare.basis.names = nil
    let parted = PackedJSON.data(of: Parted(questions: [bare]))
    let length = (0..<4).map { UInt8(truncatingIfNeeded: parted.count >> (8 * $0)) }
    for data in [Data([2] + length) + parted, PackedJSON.data(of: Whole(needs: [bare]))] {
      let kept = try KeptNeeds(data)
      #expect(kept.questions == [question])
      #expect(try kept.rest().needs.isEmpty)
      #expect(kept.claims.isEmpty)
    }
  }

  /// The program before wrote members where this one writes a line, and kept what nobody asks of it any more.
  @Test func ofTheProgramBeforeGiveTheirQuestions() throws {
    let json =
      #"{"asked":[{"basis":0,"query":{"recordLimit":0,"scope":{"departure":[],"destination":["RU"],"origin":[],"#
      + #""period":{},"via":[]}},"shipper":0}],"bases":[{"shards":["s"],"understanding":"u"}],"#
      + #""names":[{"meant":"AAAAAAAAAAE=","others":"","reference":{"isExcluded":false,"names":["Qamar"],"text":"Qamar"}}]}"#
    let questions = PackedJSON.packed(Array(json.utf8))
    let length = (0..<4).map { UInt8(truncatingIfNeeded: questions.count >> (8 * $0)) }
    let kept = try KeptNeeds(Data([3] + length) + questions + Data([1, 2, 3]))
    let qamar = PartyReference(text: "Qamar")
    #expect(kept.questions.map(\.query.scope) == [Scope(shipper: qamar, destination: ["RU"])])
    #expect(kept.questions.first?.basis.names?[.shipper]?.meant == [1])
    #expect(kept.claims.isEmpty)
    #expect(try kept.rest().needs.isEmpty)
  }

  @Test(arguments: [
    "0\t9223372036854775807\t1\t0\t0\t0", "0\t-1\t0\t0\t1\t0", "0\t0\t0\t0\t1\t0", "0",
    "x\t0\t0\t0\t0\t0",
  ]) func wrongNumbersAreTold(head: String) {
    let records = [head, "0 -1 -1 -1\t"].map { Array($0.utf8)[...] }
    #expect(throws: (any Error).self) { try KeptQuestions(records, digests: []) }
  }

  @Test func damageIsTold() throws {
    let data = KeptNeeds.data(of: Self.grounds)
    for damaged in [Data(), data.prefix(4), data.prefix(60), Data([5, 255, 255, 255, 127]) + data] {
      #expect(throws: (any Error).self) { try KeptNeeds(damaged) }
    }
    for cut in [data.prefix(data.count - 9), data.prefix(data.count - 1)] {
      #expect(throws: (any Error).self) { try KeptNeeds(cut).rest() }
    }
    var other = Self.grounds
    other.claims = [ClaimTrace(asked: [4], verdict: "")]
    #expect(throws: (any Error).self) { try KeptNeeds(KeptNeeds.data(of: other)) }
  }
}
