import Evidence
import Facts
import Foundation
import Tallyman

/// The grounds of a report as they are kept: the questions, and the answers, the larger part, by themselves, so that
/// they are read only where they are wanted.
///
///     let kept = try KeptNeeds(article.needs)
///     kept.questions.count  // 14
///     try kept.rest().needs[0].need().answer.tally.records  // 7
struct KeptNeeds: Sendable {
  /// A name of the story with what it was found to stand for.
  struct Meaning: Sendable {
    var reference: PartyReference
    var names: AnswerBasis.Names
    var matches: Held<[EvidenceAnswer.PartyMatch]>
  }

  let questions: [Need.Question]
  /// By claim; empty where a program before kept them.
  let claims: [ClaimTrace]
  let areReadTogether: Bool
  private let names: [KeptQuestions.Name]
  private let answered: ArraySlice<UInt8>

  /// What the bytes begin with; programs before wrote 4 or less.
  private static let mark: UInt8 = 5

  /// The grounds as they are kept: a mark, the questions and the digests of their names, each behind its length in four
  /// bytes, and the answers.
  ///
  /// The digests are not packed, as nothing would be won. The answers are parts, each behind its length: first what
  /// edits make of the story, then the answer to each question, then what each name stands for.
  static func data(of grounds: Grounds) -> Data {
    var writing = KeptQuestions.Writing()
    for need in grounds.needs { writing.add(need) }
    let rereadings = grounds.rereadings.sorted { ($0.claim, $0.words) < ($1.claim, $1.words) }
    let questions = PackedJSON.packed(
      joined(writing.records(grounds.claims, areReadTogether: grounds.areReadTogether)))
    let answers = joined(
      [PackedJSON.json(of: rereadings)[...]] + grounds.needs.map(\.answer.json) + writing.matches)
    return Data([mark]) + length(questions.count) + questions + length(writing.digests.count)
      + writing.digests + PackedJSON.packed(answers)
  }

  private static func length(_ count: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }

  /// Each with its length before it.
  private static func joined(_ parts: [ArraySlice<UInt8>]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(0) { $0 + 4 + $1.count })
    for part in parts { bytes += length(part.count) + part }
    return bytes
  }

  /// What stands behind its length at the beginning of some bytes, of which both are taken away.
  private static func part(of bytes: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
    guard bytes.count >= 4 else { throw ContentDecoding.Failure.damaged("needs") }
    let length = bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.count - 4 else { throw ContentDecoding.Failure.damaged("needs") }
    defer { bytes = bytes.dropFirst(4 + length) }
    return bytes.dropFirst(4).prefix(length)
  }

  private static func parts(of bytes: [UInt8]) throws -> [ArraySlice<UInt8>] {
    var rest = bytes[...]
    var parts: [ArraySlice<UInt8>] = []
    while !rest.isEmpty { parts.append(try part(of: &rest)) }
    return parts
  }

  /// - Throws: where the bytes were not written by `data(of:)`, of this program or one before.
  init(_ data: Data) throws {
    var rest = [UInt8](data)[...]
    guard let mark = rest.popFirst(), mark <= KeptNeeds.mark else {
      self.init(of: try KeptQuestions.before(data, mark: 0))
      return
    }
    let first = try KeptNeeds.part(of: &rest)
    guard mark == KeptNeeds.mark else {
      self.init(of: try KeptQuestions.before(Data(first), mark: mark))
      return
    }
    let digests = try KeptNeeds.part(of: &rest)
    let kept = try KeptQuestions(
      KeptNeeds.parts(of: PackedJSON.unpacked(first)), digests: digests)
    self.init(
      of: kept.questions, claims: kept.claims, areReadTogether: kept.areReadTogether,
      names: kept.names, answered: rest)
  }

  private init(
    of questions: [Need.Question], claims: [ClaimTrace] = [], areReadTogether: Bool = false,
    names: [KeptQuestions.Name] = [], answered: ArraySlice<UInt8> = []
  ) {
    self.questions = questions
    self.claims = claims
    self.areReadTogether = areReadTogether
    self.names = names
    self.answered = answered
  }

  /// What else is kept: the questions with their answers, what the names stood for, and what edits make of the story.
  struct Rest {
    var needs: [HeldNeed] = []
    var meanings: [Meaning] = []
    var rereadings: [Rereadings.Edited] = []
  }

  func rest() throws -> Rest {
    if answered.isEmpty { return Rest() }
    let parts = try KeptNeeds.parts(of: PackedJSON.unpacked(answered))
    guard parts.count == 1 + questions.count + names.count else {
      throw ContentDecoding.Failure.damaged("needs")
    }
    var rest = Rest()
    rest.rereadings = try PackedJSON.value([Rereadings.Edited].self, inJSON: parts[0])
    var matches: [PartyReference: Held<[EvidenceAnswer.PartyMatch]>] = [:]
    for (name, part) in zip(names, parts[(1 + questions.count)...]) {
      let held = Held<[EvidenceAnswer.PartyMatch]>(json: part)
      matches[name.reference] = held
      guard let names = name.names else { continue }
      rest.meanings.append(Meaning(reference: name.reference, names: names, matches: held))
    }
    rest.needs = zip(questions, parts[1...]).map { question, part in
      var found: [Scope.Slot: Held<[EvidenceAnswer.PartyMatch]>] = [:]
      found[.shipper] = question.query.scope.shipper.flatMap { matches[$0] }
      found[.consignee] = question.query.scope.consignee.flatMap { matches[$0] }
      return HeldNeed(question, Held(json: part), found)
    }
    return rest
  }
}
