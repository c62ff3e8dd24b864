import Facts
import Foundation
import Testing

@testable import Archives
@testable import Evidence

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

  @Test func comeBack() throws {
    let data = KeptNeeds.data(of: Self.needs)
    let kept = try KeptNeeds(data)
    #expect(kept.questions.map(\.query) == Self.needs.map(\.query))
    #expect(kept.questions.map(\.basis) == Self.needs.map(\.basis))
    let (needs, meanings) = try kept.all()
    #expect(needs == Self.needs)
    #expect(meanings.map(\.reference.text) == ["Qamar", "Veligor", "Veligor"])
    #expect(meanings.first?.names == Self.names)
    #expect(KeptNeeds.data(of: needs) == data)
    #expect(try KeptNeeds(KeptNeeds.data(of: [])).all().needs.isEmpty)
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
      #expect(try kept.all().needs.isEmpty)
    }
  }

  @Test func damageIsTold() throws {
    let data = KeptNeeds.data(of: Self.needs)
    for damaged in [Data(), data.prefix(4), data.prefix(60), Data([3, 255, 255, 255, 127]) + data] {
      #expect(throws: (any Error).self) { try KeptNeeds(damaged) }
    }
  }
}
