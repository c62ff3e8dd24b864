import Evidence
import Facts
import Tallyman

/// One question to the evidence, its answer, and what that rested on.
struct Need: Hashable, Sendable {
  var query: EvidenceQuery
  var basis: AnswerBasis
  var answer: EvidenceAnswer

  /// The question without its answer: enough to tell whether a change of the evidence matters to it.
  struct Question: Hashable, Sendable, Codable {
    var query: EvidenceQuery
    var basis: AnswerBasis
  }
}

/// A need whose answer is read only where it is wanted: of what a ledger keeps, most is written again as it was.
struct HeldNeed: Sendable {
  let question: Need.Question
  /// Without the names that it reports.
  let answer: Held<EvidenceAnswer>
  /// The names of the evidence that each party of the question stands for.
  let matches: [Scope.Slot: Held<[EvidenceAnswer.PartyMatch]>]

  init(
    _ question: Need.Question, _ answer: Held<EvidenceAnswer>,
    _ matches: [Scope.Slot: Held<[EvidenceAnswer.PartyMatch]>]
  ) {
    self.question = question
    self.answer = answer
    self.matches = matches
  }

  init(_ need: Need) {
    question = Need.Question(query: need.query, basis: need.basis)
    var answer = need.answer
    matches = [
      .shipper: .value(answer.resolution.shipper), .consignee: .value(answer.resolution.consignee),
    ]
    (answer.resolution.shipper, answer.resolution.consignee) = ([], [])
    self.answer = .value(answer)
  }

  /// - Throws: where the bytes that it was kept in are damaged.
  func need() throws -> Need {
    var answer = try answer.value()
    answer.resolution.shipper = try matches[.shipper]?.value() ?? []
    answer.resolution.consignee = try matches[.consignee]?.value() ?? []
    return Need(query: question.query, basis: question.basis, answer: answer)
  }
}

/// A value, or the JSON of one.
enum Held<Value: Codable & Sendable>: Sendable {
  case value(Value)
  case json(ArraySlice<UInt8>)

  var json: ArraySlice<UInt8> {
    switch self {
    case .value(let value): PackedJSON.json(of: value)[...]
    case .json(let bytes): bytes
    }
  }

  func value() throws -> Value {
    switch self {
    case .value(let value): value
    case .json(let bytes): try PackedJSON.value(Value.self, inJSON: bytes)
    }
  }
}

/// What one claim asked, and what came of it.
struct ClaimTrace: Hashable, Sendable, Codable {
  /// The places of its questions among those of the story, in order.
  var asked: [Int]
  /// Digest of the claim with its verdict, as the report holds it.
  var verdict: String
}

/// What a report rests on: the questions of the story, and which claim asked which.
struct Grounds: Sendable {
  var needs: [HeldNeed] = []
  var claims: [ClaimTrace] = []
  /// True where a claim's scope was read otherwise than its sentence says: others may be read as it is.
  var areReadTogether = false
  /// What edits of its figures make of the story.
  var rereadings: [Rereadings.Edited] = []
}
