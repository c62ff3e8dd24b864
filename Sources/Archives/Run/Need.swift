import Evidence
import Facts
import Foundation

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

/// The needs of an article as they are kept: what a name stands for once, however many questions ask for it,
/// and the answers, the larger part, by themselves, so that they are read only where they are wanted.
///
///     let kept = try KeptNeeds(article.needs)
///     kept.questions.count  // 14
///     try kept.all()[0].answer.tally.records  // 7
struct KeptNeeds: Sendable {
  /// A name of the story.
  private struct Name: Sendable, Codable {
    var reference: PartyReference
    var names: AnswerBasis.Names?
  }

  private struct Asked: Sendable, Codable {
    var names: [Name] = []
    var questions: [Need.Question] = []
  }

  private struct Older: Decodable {
    var names: [Name]
    var needs: [Need.Question]
  }

  private struct Answered: Sendable, Codable {
    /// By name: those of the evidence that it was found to stand for.
    var matches: [[EvidenceAnswer.PartyMatch]] = []
    /// By question, without its names.
    var answers: [EvidenceAnswer] = []
  }

  let questions: [Need.Question]
  private let references: [PartyReference]
  private let answered: ArraySlice<UInt8>

  /// What a blob of two parts begins with; a deflated one begins with 0x78.
  private static let mark: UInt8 = 2

  /// The needs as they are kept: a mark, the length of the questions in four bytes, the questions, the answers.
  static func data(of needs: [Need]) -> Data {
    var asked = Asked()
    var answered = Answered()
    var known: Set<PartyReference> = []
    for need in needs {
      let resolution = need.answer.resolution
      for (slot, reference, matches) in [
        (Scope.Slot.shipper, need.query.scope.shipper, resolution.shipper),
        (.consignee, need.query.scope.consignee, resolution.consignee),
      ] {
        guard let reference, known.insert(reference).inserted else { continue }
        asked.names.append(Name(reference: reference, names: need.basis.names?[slot]))
        answered.matches.append(matches)
      }
      var question = Need.Question(query: need.query, basis: need.basis)
      question.basis.names = nil
      asked.questions.append(question)
      var answer = need.answer
      answer.resolution.shipper = []
      answer.resolution.consignee = []
      answered.answers.append(answer)
    }
    let first = PackedJSON.data(of: asked)
    let length = (0..<4).map { UInt8(truncatingIfNeeded: first.count >> (8 * $0)) }
    return Data([mark] + length) + first + PackedJSON.data(of: answered)
  }

  /// - Throws: where the bytes were not written by `data(of:)`.
  init(_ data: Data) throws {
    let bytes = [UInt8](data)
    let asked: Asked
    if bytes.first == KeptNeeds.mark, bytes.count >= 5 {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[1 + $1]) << (8 * $1) }
      guard length <= bytes.count - 5 else { throw ContentDecoding.Failure.damaged("needs") }
      asked = try PackedJSON.value(Asked.self, in: Data(bytes[5..<5 + length]))
      answered = bytes[(5 + length)...]
    } else {
      // Ledgers of older programs kept question and answer together: what those say is asked again.
      let older = try? PackedJSON.value(Older.self, in: data)
      asked = Asked(names: older?.names ?? [], questions: older?.needs ?? [])
      answered = []
    }
    let names = Dictionary(asked.names.map { ($0.reference, $0.names) }) { first, _ in first }
    questions = asked.questions.map { question in
      var question = question
      var found: [Scope.Slot: AnswerBasis.Names] = [:]
      if let name = question.query.scope.shipper.flatMap({ names[$0] }) { found[.shipper] = name }
      if let name = question.query.scope.consignee.flatMap({ names[$0] }) {
        found[.consignee] = name
      }
      question.basis.names = found.isEmpty ? nil : found
      return question
    }
    references = asked.names.map(\.reference)
  }

  /// The questions with their answers.
  func all() throws -> [Need] {
    if answered.isEmpty { return [] }
    let answered = try PackedJSON.value(Answered.self, in: Data(answered))
    let matches = Dictionary(zip(references, answered.matches)) { first, _ in first }
    return zip(questions, answered.answers).map { question, answer in
      var need = Need(query: question.query, basis: question.basis, answer: answer)
      let scope = question.query.scope
      if let found = scope.shipper.flatMap({ matches[$0] }) {
        need.answer.resolution.shipper = found
      }
      if let found = scope.consignee.flatMap({ matches[$0] }) {
        need.answer.resolution.consignee = found
      }
      return need
    }
  }
}
