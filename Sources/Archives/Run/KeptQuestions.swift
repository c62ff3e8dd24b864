import Evidence
import Facts
import Foundation

/// A story's questions as a ledger keeps them: names, goods and grounds once, however many questions have them, and
/// each question a line.
///
/// A record stands behind its length in four bytes; its words are parted by tabs. First come the numbers of what
/// follows, then each name with how many digests of names it has, the goods, the grounds, the questions by the places
/// of what they have, and the claims:
///
///     0  2  1  1  2  2                    not read together; 2 names, 1 of goods, 1 of grounds, 2 questions, 2 claims
///     sQamar␟Qamar Trading  4,1,2,2  a1t0
///     gvests  h6307                       as a scope is written
///     5f3c…  -  3f0c…
///     0 1 -1 0  p18718:18748  yshipper    grounds, shipper, consignee, goods, then the question without them
///     9c1e…  0,1                          the digest of a verdict, and which questions it rests on
struct KeptQuestions {
  /// A name of the story, and the names of the evidence that it was found to stand for.
  typealias Name = (reference: PartyReference, names: AnswerBasis.Names?)

  private(set) var names: [Name] = []
  private(set) var questions: [Need.Question] = []
  private(set) var claims: [ClaimTrace] = []
  private(set) var areReadTogether = false

  /// - Parameter digests: the digests of all names, one behind the other.
  init(_ records: [ArraySlice<UInt8>], digests: ArraySlice<UInt8>) throws {
    var records = records[...]
    var digests = digests
    func words() throws -> [ArraySlice<UInt8>] {
      guard let record = records.popFirst() else { throw KeptQuestions.damage }
      return LineWord.words(of: record, apartBy: KeptQuestions.tab)
    }
    let head = try words().map(KeptQuestions.number)
    guard head.count == 6, head.allSatisfy({ (0...max(1, records.count)).contains($0) }),
      head[1...].reduce(0, +) == records.count
    else { throw KeptQuestions.damage }
    areReadTogether = head[0] == 1
    names = try (0..<head[1]).map { _ in try KeptQuestions.name(words(), &digests) }
    let goods = try (0..<head[2]).map { _ in
      guard let record = records.popFirst(), let goods = Scope(line: record)?.goods else {
        throw KeptQuestions.damage
      }
      return goods
    }
    let bases = try (0..<head[3]).map { _ in try KeptQuestions.basis(words()) }
    questions = try (0..<head[4]).map { _ in
      guard let record = records.popFirst() else { throw KeptQuestions.damage }
      return try KeptQuestions.question(record, names, goods, bases)
    }
    claims = try (0..<head[5]).map { _ in
      let words = try words()
      guard words.count == 2 else { throw KeptQuestions.damage }
      let asked = try KeptQuestions.numbers(words[1])
      guard asked.allSatisfy(questions.indices.contains) else { throw KeptQuestions.damage }
      return ClaimTrace(asked: asked, verdict: String(decoding: words[0], as: UTF8.self))
    }
  }

  // MARK: Reading

  private static let tab = UInt8(ascii: "\t")
  private static let damage = ContentDecoding.Failure.damaged("needs")

  private static func number(_ word: ArraySlice<UInt8>) throws -> Int {
    guard let number = LineWord.number(word) else { throw damage }
    return number
  }

  private static func numbers(
    _ word: ArraySlice<UInt8>, separator: UInt8 = UInt8(ascii: ",")
  ) throws -> [Int] {
    try word.isEmpty ? [] : LineWord.words(of: word, apartBy: separator).map(number)
  }

  /// - Parameter digests: those of this name and all behind it, of which its own are taken away.
  private static func name(
    _ words: [ArraySlice<UInt8>], _ digests: inout ArraySlice<UInt8>
  ) throws -> Name {
    guard words.count == 3, let reference = Scope(line: words[0])?.shipper else { throw damage }
    var parts = try numbers(words[1]).map { count in
      guard count >= 0, count <= digests.count / 8 else { throw damage }
      defer { digests = digests.dropFirst(8 * count) }
      return NameDigests(bytes: digests.prefix(8 * count))
    }[...]
    guard let meant = parts.popFirst() else { return (reference, nil) }
    guard let others = parts.popFirst() else { throw damage }
    func flag(_ sign: Unicode.Scalar) -> Bool? {
      guard let place = words[2].firstIndex(of: UInt8(ascii: sign)) else { return nil }
      return words[2][place...].dropFirst().first == UInt8(ascii: "1")
    }
    return (
      reference,
      AnswerBasis.Names(
        meant: meant, others: others, rivals: parts.isEmpty ? nil : Array(parts),
        isAbbreviated: flag("a"), mayTranslate: flag("t"))
    )
  }

  private static func basis(_ words: [ArraySlice<UInt8>]) throws -> AnswerBasis {
    guard words.count >= 2 else { throw damage }
    return AnswerBasis(
      understanding: String(decoding: words[0], as: UTF8.self),
      shards: words.dropFirst(2).map(LineWord.read),
      isCrowded: LineWord.number(words[1]).map { $0 == 1 })
  }

  private static func question(
    _ record: ArraySlice<UInt8>, _ names: [Name], _ goods: [GoodsReference],
    _ bases: [AnswerBasis]
  ) throws -> Need.Question {
    let end = record.firstIndex(of: tab) ?? record.endIndex
    let places = try numbers(record[..<end], separator: UInt8(ascii: " "))
    guard places.count == 4, bases.indices.contains(places[0]),
      places[1..<3].allSatisfy({ $0 < names.count }), places[3] < goods.count,
      var query = EvidenceQuery(line: record[end...].dropFirst())
    else { throw damage }
    var basis = bases[places[0]]
    var found: [Scope.Slot: AnswerBasis.Names] = [:]
    if places[1] >= 0 { (query.scope.shipper, found[.shipper]) = names[places[1]] }
    if places[2] >= 0 { (query.scope.consignee, found[.consignee]) = names[places[2]] }
    if places[3] >= 0 { query.scope.goods = goods[places[3]] }
    basis.names = found.isEmpty ? nil : found
    return Need.Question(query: query, basis: basis)
  }

  // MARK: Writing

  /// The records of a story's questions.
  struct Writing {
    private var names = Places<PartyReference>()
    private var goods = Places<GoodsReference>()
    private var bases = Places<AnswerBasis>()
    private var asked: [String] = []
    private(set) var digests: [UInt8] = []
    /// What each name was found to stand for, as the answers report it.
    private(set) var matches: [ArraySlice<UInt8>] = []
    private var nameLines: [String] = []

    mutating func add(_ need: HeldNeed) {
      var query = need.question.query
      var basis = need.question.basis
      let shipper = place(of: query.scope.shipper, .shipper, need)
      let consignee = place(of: query.scope.consignee, .consignee, need)
      let goods = query.scope.goods.map { self.goods.place(of: $0) } ?? -1
      (query.scope.shipper, query.scope.consignee, query.scope.goods) = (nil, nil, nil)
      basis.names = nil
      let place = bases.place(of: basis)
      asked.append("\(place) \(shipper) \(consignee) \(goods)\t\(query.line)")
    }

    private mutating func place(
      of reference: PartyReference?, _ slot: Scope.Slot, _ need: HeldNeed
    ) -> Int {
      guard let reference else { return -1 }
      let known = names.list.count
      let place = names.place(of: reference)
      if place < known { return place }
      let found = need.question.basis.names?[slot]
      let parts = found.map { [$0.meant, $0.others] + ($0.rivals ?? []) } ?? []
      for part in parts { digests += part.bytes }
      let flags = [("a", found?.isAbbreviated), ("t", found?.mayTranslate)].map { sign, value in
        value.map { sign + ($0 ? "1" : "0") } ?? ""
      }
      nameLines.append(
        Scope(shipper: reference).line + "\t"
          + parts.map { String($0.count) }.joined(separator: ",") + "\t" + flags.joined())
      matches.append((need.matches[slot] ?? Held([])).json)
      return place
    }

    func records(_ claims: [ClaimTrace], areReadTogether: Bool) -> [ArraySlice<UInt8>] {
      let counts = [
        names.list.count, goods.list.count, bases.list.count, asked.count, claims.count,
      ]
      let head = ([areReadTogether ? 1 : 0] + counts).map(String.init).joined(separator: "\t")
      let bases = bases.list.map { basis in
        let crowded = basis.isCrowded.map { $0 ? "1" : "0" } ?? "-"
        return
          ([basis.understanding, crowded]
          + basis.shards.map { LineWord.written($0, apartFrom: [tab]) }).joined(separator: "\t")
      }
      let traces = claims.map { claim in
        claim.verdict + "\t" + claim.asked.map(String.init).joined(separator: ",")
      }
      let lines =
        [head] + nameLines + goods.list.map { Scope(goods: $0).line } + bases + asked + traces
      return lines.map { Array($0.utf8)[...] }
    }
  }

  /// Values, each once, in the order in which they came.
  private struct Places<Value: Hashable> {
    private(set) var list: [Value] = []
    private var places: [Value: Int] = [:]

    mutating func place(of value: Value) -> Int {
      if let place = places[value] { return place }
      places[value] = list.count
      list.append(value)
      return list.count - 1
    }
  }
}
