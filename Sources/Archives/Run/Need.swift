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

/// The needs of an article as they are kept: what questions have in common once, however many have it, and the
/// answers, the larger part, by themselves, so that they are read only where they are wanted.
///
///     let kept = try KeptNeeds(article.needs)
///     kept.questions.count  // 14
///     try kept.all()[0].answer.tally.records  // 7
struct KeptNeeds: Sendable {
  /// A name of the story, and the names of the evidence that it was found to stand for.
  private struct Name: Sendable, Codable {
    var reference: PartyReference
    var meant: Digests?
    var others: Digests?
    var rivals: [Digests]?
    var isAbbreviated: Bool?
    var mayTranslate: Bool?

    init(_ reference: PartyReference, _ names: AnswerBasis.Names?) {
      self.reference = reference
      meant = names.map { Digests($0.meant) }
      others = names.map { Digests($0.others) }
      rivals = names?.rivals.map { $0.map(Digests.init) }
      isAbbreviated = names?.isAbbreviated
      mayTranslate = names?.mayTranslate
    }

    var names: AnswerBasis.Names? {
      guard let meant, let others else { return nil }
      return AnswerBasis.Names(
        meant: meant.values, others: others.values, rivals: rivals?.map(\.values),
        isAbbreviated: isAbbreviated, mayTranslate: mayTranslate)
    }
  }

  /// Digests as text of eight bytes each: a story's names fit hundreds of the evidence's.
  private struct Digests: Sendable, Codable {
    var values: [Int]

    init(_ values: [Int]) { self.values = values }

    init(from decoder: any Decoder) throws {
      let text = try decoder.singleValueContainer().decode(String.self)
      guard let bytes = Data(base64Encoded: text), bytes.count % 8 == 0 else {
        throw ContentDecoding.Failure.damaged("needs")
      }
      values = bytes.withUnsafeBytes { bytes in
        stride(from: 0, to: bytes.count, by: 8).map {
          Int(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Int.self))
        }
      }
    }

    func encode(to encoder: any Encoder) throws {
      var bytes = Data(capacity: 8 * values.count)
      for value in values { withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) } }
      var container = encoder.singleValueContainer()
      try container.encode(bytes.base64EncodedString())
    }
  }

  /// A question without what others have too: its parties and its basis by their places.
  private struct Asked: Sendable, Codable {
    var query: EvidenceQuery
    var shipper: Int?
    var consignee: Int?
    var basis: Int
  }

  private struct Questions: Sendable, Codable {
    var names: [Name] = []
    var bases: [AnswerBasis] = []
    var asked: [Asked] = []
  }

  private struct Answers: Sendable, Codable {
    /// By name: those of the evidence that it was found to stand for.
    var matches: [[EvidenceAnswer.PartyMatch]] = []
    /// By question, without its names.
    var answers: [EvidenceAnswer] = []
  }

  /// A name of the story with what it was found to stand for.
  struct Meaning: Sendable {
    var reference: PartyReference
    var names: AnswerBasis.Names
    var matches: [EvidenceAnswer.PartyMatch]
  }

  let questions: [Need.Question]
  private let names: [(reference: PartyReference, names: AnswerBasis.Names?)]
  private let answered: ArraySlice<UInt8>

  /// What a blob of these two parts begins with.
  private static let mark: UInt8 = 3

  /// The needs as they are kept: a mark, the length of the questions in four bytes, the questions, the answers.
  static func data(of needs: [Need]) -> Data {
    var questions = Questions()
    var answers = Answers()
    var places: [PartyReference: Int] = [:]
    var bases: [AnswerBasis: Int] = [:]
    for need in needs {
      var query = need.query
      var answer = need.answer
      var basis = need.basis
      func place(
        _ reference: PartyReference?, _ slot: Scope.Slot, _ matches: [EvidenceAnswer.PartyMatch]
      ) -> Int? {
        guard let reference else { return nil }
        if let known = places[reference] { return known }
        places[reference] = questions.names.count
        questions.names.append(Name(reference, need.basis.names?[slot]))
        answers.matches.append(matches)
        return questions.names.count - 1
      }
      let shipper = place(query.scope.shipper, .shipper, answer.resolution.shipper)
      let consignee = place(query.scope.consignee, .consignee, answer.resolution.consignee)
      (query.scope.shipper, query.scope.consignee) = (nil, nil)
      (answer.resolution.shipper, answer.resolution.consignee) = ([], [])
      basis.names = nil
      if bases[basis] == nil {
        bases[basis] = questions.bases.count
        questions.bases.append(basis)
      }
      questions.asked.append(
        Asked(query: query, shipper: shipper, consignee: consignee, basis: bases[basis] ?? 0))
      answers.answers.append(answer)
    }
    let first = PackedJSON.data(of: questions)
    let length = (0..<4).map { UInt8(truncatingIfNeeded: first.count >> (8 * $0)) }
    return Data([mark] + length) + first + PackedJSON.data(of: answers)
  }

  /// - Throws: where the bytes were not written by `data(of:)`, of this program or one before.
  init(_ data: Data) throws {
    let bytes = [UInt8](data)
    guard let mark = bytes.first, mark <= KeptNeeds.mark, bytes.count >= 5 else {
      (questions, names, answered) = (try KeptNeeds.older(data), [], [])
      return
    }
    let length = (0..<4).reduce(0) { $0 | Int(bytes[1 + $1]) << (8 * $1) }
    guard length <= bytes.count - 5 else { throw ContentDecoding.Failure.damaged("needs") }
    guard mark == KeptNeeds.mark else {
      (questions, names, answered) = (try KeptNeeds.older(Data(bytes[5..<5 + length])), [], [])
      return
    }
    let kept = try PackedJSON.value(Questions.self, in: Data(bytes[5..<5 + length]))
    let names = kept.names.map { ($0.reference, $0.names) }
    questions = try kept.asked.map { asked in
      guard kept.bases.indices.contains(asked.basis),
        [asked.shipper, asked.consignee].allSatisfy({ $0.map(names.indices.contains) ?? true })
      else { throw ContentDecoding.Failure.damaged("needs") }
      var question = Need.Question(query: asked.query, basis: kept.bases[asked.basis])
      var found: [Scope.Slot: AnswerBasis.Names] = [:]
      if let place = asked.shipper {
        (question.query.scope.shipper, found[.shipper]) = names[place]
      }
      if let place = asked.consignee {
        (question.query.scope.consignee, found[.consignee]) = names[place]
      }
      question.basis.names = found.isEmpty ? nil : found
      return question
    }
    self.names = names
    answered = bytes[(5 + length)...]
  }

  /// The questions as programs before kept them, by which a change is still told to come from the evidence; what they
  /// kept of the answers is asked anew.
  private static func older(_ data: Data) throws -> [Need.Question] {
    struct Older: Decodable {
      struct Name: Decodable {
        var reference: PartyReference
        var names: AnswerBasis.Names?
      }
      var names: [Name]
      var questions: [Need.Question]?
      var needs: [Need.Question]?
    }
    let kept = try PackedJSON.value(Older.self, in: data)
    let names = Dictionary(kept.names.map { ($0.reference, $0.names) }) { first, _ in first }
    return (kept.questions ?? kept.needs ?? []).map { question in
      var question = question
      var found: [Scope.Slot: AnswerBasis.Names] = [:]
      let scope = question.query.scope
      if let name = scope.shipper.flatMap({ names[$0] }) { found[.shipper] = name }
      if let name = scope.consignee.flatMap({ names[$0] }) { found[.consignee] = name }
      question.basis.names = found.isEmpty ? nil : found
      return question
    }
  }

  /// The questions with their answers, and what the names stood for.
  func all() throws -> (needs: [Need], meanings: [Meaning]) {
    if answered.isEmpty { return ([], []) }
    let answers = try PackedJSON.value(Answers.self, in: Data(answered))
    guard answers.matches.count == names.count, answers.answers.count == questions.count else {
      throw ContentDecoding.Failure.damaged("needs")
    }
    var matches: [PartyReference: [EvidenceAnswer.PartyMatch]] = [:]
    var meanings: [Meaning] = []
    for (name, found) in zip(names, answers.matches) {
      matches[name.reference] = found
      guard let names = name.names else { continue }
      meanings.append(Meaning(reference: name.reference, names: names, matches: found))
    }
    let needs = zip(questions, answers.answers).map { question, answer in
      var need = Need(query: question.query, basis: question.basis, answer: answer)
      let scope = question.query.scope
      need.answer.resolution.shipper = scope.shipper.flatMap { matches[$0] } ?? []
      need.answer.resolution.consignee = scope.consignee.flatMap { matches[$0] } ?? []
      return need
    }
    return (needs, meanings)
  }
}
