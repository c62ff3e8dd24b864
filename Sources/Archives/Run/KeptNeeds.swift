import Evidence
import Facts
import Foundation
import Tallyman

/// The grounds of a report as they are kept: what questions have in common once, however many have it, and the
/// answers, the larger part, by themselves, so that they are read only where they are wanted.
///
///     let kept = try KeptNeeds(article.needs)
///     kept.questions.count  // 14
///     try kept.rest().needs[0].need().answer.tally.records  // 7
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
    private enum CodingKeys: CodingKey { case query, shipper, consignee, basis }

    var query: EvidenceQuery
    var shipper: Int?
    var consignee: Int?
    var basis: Int

    init(_ query: EvidenceQuery, shipper: Int?, consignee: Int?, basis: Int) {
      self.query = query
      self.shipper = shipper
      self.consignee = consignee
      self.basis = basis
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.unkeyedContainer()
      try container.encode(query)
      for place in [basis, shipper ?? -1, consignee ?? -1] { try container.encode(place) }
    }

    init(from decoder: any Decoder) throws {
      guard var list = try? decoder.unkeyedContainer() else {
        // As programs before wrote it, member by member.
        let members = try decoder.container(keyedBy: CodingKeys.self)
        query = try members.decode(EvidenceQuery.self, forKey: .query)
        shipper = try members.decodeIfPresent(Int.self, forKey: .shipper)
        consignee = try members.decodeIfPresent(Int.self, forKey: .consignee)
        basis = try members.decode(Int.self, forKey: .basis)
        return
      }
      query = try list.decode(EvidenceQuery.self)
      basis = try list.decode(Int.self)
      let places = [try list.decode(Int.self), try list.decode(Int.self)].map { $0 < 0 ? nil : $0 }
      (shipper, consignee) = (places[0], places[1])
    }
  }

  private struct Questions: Sendable, Codable {
    var names: [Name] = []
    var bases: [AnswerBasis] = []
    var asked: [Asked] = []
    /// Not told by programs before.
    var claims: [ClaimTrace]?
    var areReadTogether: Bool?
  }

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
  private let names: [(reference: PartyReference, names: AnswerBasis.Names?)]
  private let answered: ArraySlice<UInt8>

  /// What a blob of these two parts begins with.
  private static let mark: UInt8 = 4

  /// The grounds as they are kept: a mark, the length of the questions in four bytes, the questions, the answers.
  ///
  /// The answers are parts, each behind its length: first what edits make of the story, then the answer to each
  /// question, then what each name stands for.
  static func data(of grounds: Grounds) -> Data {
    var questions = Questions()
    (questions.claims, questions.areReadTogether) = (grounds.claims, grounds.areReadTogether)
    var matches: [ArraySlice<UInt8>] = []
    var places: [PartyReference: Int] = [:]
    var bases: [AnswerBasis: Int] = [:]
    for need in grounds.needs {
      var query = need.question.query
      var basis = need.question.basis
      func place(_ reference: PartyReference?, _ slot: Scope.Slot) -> Int? {
        guard let reference else { return nil }
        if let known = places[reference] { return known }
        places[reference] = questions.names.count
        questions.names.append(Name(reference, basis.names?[slot]))
        matches.append((need.matches[slot] ?? .value([])).json)
        return questions.names.count - 1
      }
      let shipper = place(query.scope.shipper, .shipper)
      let consignee = place(query.scope.consignee, .consignee)
      (query.scope.shipper, query.scope.consignee) = (nil, nil)
      basis.names = nil
      if bases[basis] == nil {
        bases[basis] = questions.bases.count
        questions.bases.append(basis)
      }
      questions.asked.append(
        Asked(query, shipper: shipper, consignee: consignee, basis: bases[basis] ?? 0))
    }
    let rereadings = grounds.rereadings.sorted { ($0.claim, $0.words) < ($1.claim, $1.words) }
    let first = PackedJSON.data(of: questions)
    return Data([mark]) + length(first.count) + first
      + PackedJSON.packed(
        joined(
          [PackedJSON.json(of: rereadings)[...]] + grounds.needs.map(\.answer.json)
            + matches))
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

  /// The length that stands here, and whether so much follows it.
  private static func length(at place: Int, in bytes: ArraySlice<UInt8>) throws -> Int {
    guard place + 4 <= bytes.endIndex else { throw ContentDecoding.Failure.damaged("needs") }
    let length = (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    guard length <= bytes.endIndex - place - 4 else {
      throw ContentDecoding.Failure.damaged("needs")
    }
    return length
  }

  private static func parts(of bytes: ArraySlice<UInt8>) throws -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let length = try length(at: place, in: bytes)
      parts.append(bytes[(place + 4)..<(place + 4 + length)])
      place += 4 + length
    }
    return parts
  }

  /// - Throws: where the bytes were not written by `data(of:)`, of this program or one before.
  init(_ data: Data) throws {
    let bytes = [UInt8](data)
    guard let mark = bytes.first, mark <= KeptNeeds.mark, bytes.count >= 5 else {
      self.init(of: try KeptNeeds.older(data))
      return
    }
    let length = try KeptNeeds.length(at: 1, in: bytes[...])
    let first = Data(bytes[5..<5 + length])
    guard mark >= 3 else {
      self.init(of: try KeptNeeds.older(first))
      return
    }
    let kept = try PackedJSON.value(Questions.self, in: first)
    let questions = try KeptNeeds.questions(of: kept)
    // What programs before kept of the answers is asked anew.
    let isOfToday = mark == KeptNeeds.mark
    self.init(
      of: questions, claims: isOfToday ? kept.claims ?? [] : [],
      areReadTogether: kept.areReadTogether ?? false,
      names: kept.names.map { ($0.reference, $0.names) },
      answered: isOfToday ? bytes[(5 + length)...] : [])
    guard claims.allSatisfy({ $0.asked.allSatisfy(questions.indices.contains) }) else {
      throw ContentDecoding.Failure.damaged("needs")
    }
  }

  private init(
    of questions: [Need.Question], claims: [ClaimTrace] = [], areReadTogether: Bool = false,
    names: [(reference: PartyReference, names: AnswerBasis.Names?)] = [],
    answered: ArraySlice<UInt8> = []
  ) {
    self.questions = questions
    self.claims = claims
    self.areReadTogether = areReadTogether
    self.names = names
    self.answered = answered
  }

  private static func questions(of kept: Questions) throws -> [Need.Question] {
    let names = kept.names.map { ($0.reference, $0.names) }
    return try kept.asked.map { asked in
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

  /// What else is kept: the questions with their answers, what the names stood for, and what edits make of the story.
  struct Rest {
    var needs: [HeldNeed] = []
    var meanings: [Meaning] = []
    var rereadings: [Rereadings.Edited] = []
  }

  func rest() throws -> Rest {
    if answered.isEmpty { return Rest() }
    let parts = try KeptNeeds.parts(of: PackedJSON.unpacked(answered)[...])
    guard parts.count == 1 + questions.count + names.count else {
      throw ContentDecoding.Failure.damaged("needs")
    }
    var rest = Rest()
    rest.rereadings = try PackedJSON.value([Rereadings.Edited].self, inJSON: parts[0])
    var matches: [PartyReference: Held<[EvidenceAnswer.PartyMatch]>] = [:]
    for (name, part) in zip(names, parts[(1 + questions.count)...]) {
      matches[name.reference] = .json(part)
      guard let names = name.names else { continue }
      rest.meanings.append(
        Meaning(reference: name.reference, names: names, matches: .json(part)))
    }
    rest.needs = zip(questions, parts[1...]).map { question, part in
      var found: [Scope.Slot: Held<[EvidenceAnswer.PartyMatch]>] = [:]
      found[.shipper] = question.query.scope.shipper.flatMap { matches[$0] }
      found[.consignee] = question.query.scope.consignee.flatMap { matches[$0] }
      return HeldNeed(question, .json(part), found)
    }
    return rest
  }
}
