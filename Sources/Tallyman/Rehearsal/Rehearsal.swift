import Claims
import Evidence
import Facts

/// Invented stories over one's own evidence, every claim of them true or false by construction.
///
///     var rehearsal = try Rehearsal(over: evidence, seed: 7)
///     let story = try rehearsal.story(number: 1)
///
/// A sentence is drawn from records and worded from the table `wordings.tsv`; a false one has one
/// thing changed. What it says is asked of the evidence twice, with the parties' names letter by letter
/// and the goods in their narrow sense, and as a story names them («aviation parts» may be tyres too):
/// only what is true, or false, under both goes into a story.
public struct Rehearsal {
  let evidence: EvidenceFolder
  let records: [Shipment]
  let wordings: [ClaimKind: [String]]
  let goods: RehearsalGoods
  let countries: [String: String]
  let published: Day
  var random: SplitMix

  /// - Throws: `Diagnostic` where the evidence cannot be read, or holds no record to draw from.
  public init(over evidence: EvidenceFolder, seed: UInt64) throws(Diagnostic) {
    self.evidence = evidence
    let all = try evidence.answer(
      EvidenceQuery(scope: Scope(), recordLimit: Rehearsal.most, measure: .lastDay))
    records = all.records.filter { record in
      record.day != nil && record.hs.utf8.count >= 4
        && RehearsalName(record.shipper) != nil && RehearsalName(record.consignee) != nil
    }
    guard !records.isEmpty else {
      throw Diagnostic(
        "TM7001", .error, "no record has a day, goods and two parties with names in Latin letters",
        remedy: "rehearse over evidence whose records name their parties")
    }
    wordings = Vocabulary.rows(of: "wordings.tsv").reduce(into: [:]) { table, row in
      guard row.count == 2, let kind = ClaimKind(rawValue: row[0]) else { return }
      table[kind, default: []].append(row[1])
    }
    goods = RehearsalGoods()
    countries = ClaimFinder.countryNames
    published = (all.extent.to ?? all.tally.lastDay ?? Day(number: 0)).adding(days: 20)
    random = SplitMix(seed: seed)
  }

  /// Records to draw from, the earliest first; more are not needed for variety.
  private static let most = 50_000

  /// Sentences of a story; every fourth is true, so that there is much to be wrong about.
  static let sentences = 16

  /// A story of invented sentences, each a paragraph of its own.
  public mutating func story(number: Int) throws(Diagnostic) -> RehearsedStory {
    var story = RehearsedStory(id: "rehearsal-\(number)", published: published)
    var tries = 0
    while story.sentences.count < Rehearsal.sentences, tries < 40 * Rehearsal.sentences {
      tries += 1
      let isTrue = random.chance(30)
      guard let sentence = try sentence(isTrue: isTrue),
        !story.sentences.contains(where: { $0.text == sentence.text })
      else { continue }
      story.sentences.append(sentence)
    }
    return story
  }

  private mutating func sentence(isTrue: Bool) throws(Diagnostic) -> RehearsedSentence? {
    guard let record = records.randomElement(using: &random),
      let kind = RehearsedDraft.kinds.randomElement(using: &random),
      var draft = RehearsedDraft(kind, from: record, self, &random)
    else { return nil }
    guard let given = try Answers(draft, evidence), draft.measure(given, &random) else {
      return nil
    }
    if isTrue {
      return draft.holds(given) == true ? draft.sentence(self, &random, given, isTrue: true) : nil
    }
    guard draft.falsify(given, records, &random), let changed = try Answers(draft, evidence),
      draft.holds(changed) == false
    else { return nil }
    return draft.sentence(self, &random, changed, isTrue: false)
  }

  /// The answers to a draft's scope and base, with names taken letter by letter and as in stories.
  struct Answers {
    var exact: [EvidenceAnswer] = []
    var named: [EvidenceAnswer] = []

    /// `nil` where a name is not one party's.
    init?(_ draft: RehearsedDraft, _ evidence: EvidenceFolder) throws(Diagnostic) {
      for scope in draft.scopes {
        let query = EvidenceQuery(scope: scope.records, grouping: draft.grouping, recordLimit: 50)
        exact.append(try evidence.answer(query, naming: .exactly))
        var told = query
        told.scope = scope.story
        let answer = try evidence.answer(told)
        guard answer.resolution.ambiguousParties.isEmpty, answer.coverage == .full else {
          return nil
        }
        named.append(answer)
      }
    }

    var both: [[EvidenceAnswer]] { [exact, named] }
  }
}

/// A party's name as a story in English writes it; `nil` for names in other letters.
struct RehearsalName {
  let text: String

  init?(_ name: String) {
    let bytes = name.utf8
    guard bytes.count >= 6, bytes.count <= 48,
      bytes.allSatisfy({ $0 == 0x20 || $0 == 0x26 || $0 == 0x2D || Self.isLetter($0) })
    else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 2, words.allSatisfy({ $0.utf8.count > 1 }) else { return nil }
    text = words.map { word in
      word.utf8.count <= 3
        ? String(word)
        : word.split(separator: "-", omittingEmptySubsequences: false).map { part in
          part.prefix(1).uppercased() + part.dropFirst().lowercased()
        }.joined(separator: "-")
    }.joined(separator: " ")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// Words for goods, by the codes that they stand for.
struct RehearsalGoods: Sendable {
  private let byCode: [String: [GoodsReference]]

  init() {
    var table: [String: [GoodsReference]] = [:]
    for row in Vocabulary.rows(of: "goods.tsv") where row.count >= 4 && !row[1].isEmpty {
      let codes = row[1].split(separator: ",").map { String($0) }
      // A word for a whole chapter would take in what the record is not.
      guard codes.count <= 2, codes.allSatisfy({ $0.utf8.count >= 4 }), row[0].utf8.count > 3 else {
        continue
      }
      let reference = GoodsReference(
        text: row[0], hs: codes, terms: row[3].split(separator: ";").map { String($0) },
        broadHS: row[2].split(separator: ",").map { String($0) })
      for code in codes { table[code, default: []].append(reference) }
    }
    byCode = table
  }

  func words(for hs: String, _ random: inout SplitMix) -> GoodsReference? {
    let found = (4...6).reversed().flatMap { byCode[String(hs.prefix($0))] ?? [] }
    return found.randomElement(using: &random)
  }

  /// In the plural, as counted goods are told.
  static func plural(_ term: String) -> String {
    if term.hasSuffix("s") { return term }
    if ["x", "ch", "sh"].contains(where: term.hasSuffix) { return term + "es" }
    if term.hasSuffix("y"), !["ay", "ey", "oy", "uy"].contains(where: term.hasSuffix) {
      return term.dropLast() + "ies"
    }
    return term + "s"
  }
}
