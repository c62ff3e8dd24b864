import Evidence
import Facts
import Synchronization
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
      .shipper: Held(answer.resolution.shipper), .consignee: Held(answer.resolution.consignee),
    ]
    (answer.resolution.shipper, answer.resolution.consignee) = ([], [])
    self.answer = Held(answer)
  }

  /// - Throws: where the bytes that it was kept in are damaged.
  func need() throws -> Need {
    var answer = try answer.value()
    answer.resolution.shipper = try matches[.shipper]?.value() ?? []
    answer.resolution.consignee = try matches[.consignee]?.value() ?? []
    return Need(query: question.query, basis: question.basis, answer: answer)
  }
}

/// A value, or the JSON of one, which is read and written once, whoever holds it.
final class Held<Value: Codable & Sendable>: Sendable {
  private struct State {
    var value: Value?
    var json: ArraySlice<UInt8>?
  }

  private let state: Mutex<State>

  init(_ value: Value) { state = Mutex(State(value: value)) }
  init(json: ArraySlice<UInt8>) { state = Mutex(State(json: json)) }

  var json: ArraySlice<UInt8> {
    state.withLock { state in
      if let json = state.json { return json }
      let json = state.value.map { PackedJSON.json(of: $0)[...] } ?? []
      state.json = json
      return json
    }
  }

  func value() throws -> Value {
    try state.withLock { state in
      if let value = state.value { return value }
      let value = try PackedJSON.value(Value.self, inJSON: state.json ?? [])
      state.value = value
      return value
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
