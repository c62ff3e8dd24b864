import Facts
import Foundation
import GRDB
import Testing

@testable import Evidence

/// What a shard keeps of its parties' names is what is found in them today.
struct StoredNamesTests {
  private static func rows(_ names: [String], from day: Int = 19_000) -> [String] {
    names.enumerated().map { number, name in
      let written = name.replacingOccurrences(of: "\"", with: "\"\"")
      return
        "\(number),\(Day(number: day + number)),\"\(written)\",ORLAN-TRADE LLC,870190,TRACTORS,"
        + "\(number + 1),pcs,10,100,CN,CN,RU"
    }
  }

  private static let names = NameRowsTests.names.filter { $0.contains { $0.isLetter } }

  @Test func areTheNamesOfTheParties() throws {
    let folder = try CustomsFolder()
    let evidence = try folder.evidence(Self.rows(Self.names))
    let shard = evidence.shards[0]
    let made = ShardNames(try shard.parties())
    let kept = try shard.names()
    #expect(Array(kept.texts) == Array(made.texts))
    #expect(kept.texts.contains("ORLAN-TRADE LLC") && kept.texts.contains("ООО «Лысый Холм»"))
    #expect(kept.digests == made.digests && kept.standing == made.standing)
    for name in kept.texts.indices {
      #expect(kept.parties(of: name) == made.parties(of: name))
    }
  }

  @Test func areReadAsTheyAreToday() throws {
    let folder = try CustomsFolder()
    let shard = try folder.evidence(Self.rows(Self.names)).shards[0]
    let texts = try shard.names().texts
    let kept = try #require(try shard.nameReadings())
    let index = NameIndex(texts, kept)
    for (id, raw) in texts.enumerated() {
      let (one, other) = (index.name(id), PartyName(raw))
      #expect(one.core == other.core && one.legalForms == other.legalForms, "\(raw)")
      #expect(
        index.matches(for: raw).map(\.id) == NameIndex(Array(texts)).matches(for: raw).map(\.id))
    }
    #expect(kept.agrees(with: texts, at: texts.indices.map(Int32.init)))
    // Other names, other places, or too few: they are read anew.
    #expect(!kept.agrees(with: NameTexts(texts.reversed()), at: texts.indices.map(Int32.init)))
    #expect(!kept.agrees(with: texts, at: [Int32(texts.count)]))
    // Other first letters.
    let initials = kept.initials.map { NameReadings.Initials(hash: $0.hash ^ 1, name: $0.name) }
    let changed = NameReadings(
      words: kept.words, fillers: kept.fillers, rows: kept.rows, initials: initials)
    #expect(!changed.agrees(with: texts, at: texts.indices.map(Int32.init)))
    #expect(!kept.agrees(with: NameTexts(["OTHER NAME"]), at: [Int32(texts.count)]))
  }

  /// A change of how names are read must raise `NameReadings.form`: shards keep what was read before.
  @Test func formSaysHowNamesAreRead() {
    let read = NameReadings.of(NameRowsTests.names)
    let digest = Digest()
    func add(_ numbers: some Sequence<some BinaryInteger>) {
      digest.update(Array("\(numbers.map { Int64($0) })".utf8))
    }
    for words in [read.words, read.fillers] {
      digest.update(words.letters)
      for entry in words.entries {
        add([Int(entry.count), Int(entry.kind.rawValue), Int(entry.script.rawValue)])
        add([entry.mask, entry.hash])
      }
    }
    add(read.rows.starts)
    add(read.rows.words)
    add(read.rows.marks.map(\.rawValue))
    add(read.rows.legalForms)
    add(read.initials.map(\.hash))
    add(read.initials.map(\.name))
    #expect(
      (NameReadings.form, String(digest.hexadecimal().prefix(16))) == (1, "7cfaea587a3efdd9"))
  }

  /// The shard as a program before sealed it, or with something of its columns changed.
  private static func changed(_ path: String, _ sql: String) throws -> EvidenceFolder {
    chmod(path, 0o600)
    let address = try SealedPages.address(of: path, isImmutable: false)
    let database = try DatabaseQueue(path: address)
    try database.writeWithoutTransaction { db in try db.execute(sql: sql) }
    try database.close()
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let id = try Digest.ofFile(at: path, name: path).prefix(32)
    try FileManager.default.moveItem(atPath: path, toPath: "\(folder)/\(id).shard")
    return try EvidenceFolder(at: folder)
  }

  private static let queries = ["Lysyi Kholm", "Quayside", "Zaryaservis", "Moongate", "Nobody"].map
  {
    EvidenceQuery(scope: Scope(shipper: PartyReference(text: $0)), grouping: .shipper)
  }

  @Test(arguments: [
    "DROP TABLE \"column\"",
    "UPDATE \"column\" SET bytes = (SELECT bytes FROM \"column\" WHERE name = 'row.mark') "
      + "WHERE name = 'reading.edition'",
  ]) func areNotNeeded(sql: String) throws {
    let folder = try CustomsFolder()
    let evidence = try folder.evidence(Self.rows(Self.names))
    let answers = try evidence.answers(to: Self.queries)
    #expect(answers.map(\.tally.records) != [0, 0, 0, 0, 0])
    let path = evidence.shards[0].path
    let before = try Self.changed(path, sql)
    #expect(try before.shards[0].nameReadings() == nil)
    #expect(
      try before.answers(to: Self.queries).map { [$0.groups.map(\.tally), [$0.tally]] }
        == answers.map { [$0.groups.map(\.tally), [$0.tally]] })
  }

  @Test(arguments: [
    "DELETE FROM \"column\" WHERE name = 'name.end'",
    "UPDATE \"column\" SET bytes = x'00' WHERE name = 'name.start'",
    "UPDATE \"column\" SET bytes = (SELECT bytes FROM \"column\" WHERE name = 'row.start') "
      + "WHERE name = 'name.party'",
    "UPDATE \"column\" SET bytes = (SELECT bytes FROM \"column\" WHERE name = 'name.letters') "
      + "WHERE name = 'word.kind'",
    "UPDATE \"column\" SET bytes = (SELECT bytes FROM \"column\" WHERE name = 'row.start') "
      + "WHERE name = 'row.word'",
    "DELETE FROM \"column\" WHERE name = 'initial.hash'",
    "UPDATE \"column\" SET start = 9223372036854775807 WHERE name = 'name.letters'",
    "UPDATE \"column\" SET start = 1 << 50 WHERE name = 'row.word'",
  ]) func damageIsTold(sql: String) throws {
    let folder = try CustomsFolder()
    let path = try folder.evidence(Self.rows(Self.names)).shards[0].path
    let damaged = try Self.changed(path, sql)
    #expect(throws: Diagnostic.self) { try damaged.answers(to: Self.queries) }
  }

  /// A question about two parties finds the same, whichever of them leads to the records.
  @Test func busyPartiesAreKnown() throws {
    let folder = try CustomsFolder()
    let makers = (0..<40).map { $0 % 8 == 0 ? "BALTIS ARMS LTD" : "MAKER \($0) LTD" }
    let evidence = try folder.evidence(Self.rows(makers))
    let shard = evidence.shards[0]
    let activity = try shard.activity()
    let names = try shard.names()
    func parties(_ name: String) throws -> [Int] {
      names.parties(of: try #require(names.texts.firstIndex(of: name))).map(Int.init)
    }
    let (maker, trader) = (try parties("BALTIS ARMS LTD"), try parties("ORLAN-TRADE LLC"))
    // Five records are fewer than eight, forty fewer than sixty-four.
    #expect(activity.cost(of: maker, isSending: true) == 8 + 8)
    #expect(activity.cost(of: trader, isSending: false) == 8 + 64)
    #expect(activity.cost(of: maker, isSending: false) == 8 + 1)
    #expect(activity.cost(of: [1_000], isSending: true) == 8)
    let question = EvidenceQuery(
      scope: Scope(
        shipper: PartyReference(text: "Baltis Arms"), consignee: PartyReference(text: "Orlan-Trade")
      ),
      grouping: .day, recordLimit: 3)
    let answer = try evidence.answer(question)
    #expect(answer.tally.records == 5 && answer.groups.count == 5 && answer.records.count == 3)
    let before = try Self.changed(
      shard.path, "DELETE FROM \"column\" WHERE name IN ('party.sent', 'party.received')")
    #expect(try before.shards[0].activity().cost(of: maker, isSending: true) == nil)
    let again = try before.answer(question)
    #expect(again.tally == answer.tally && again.groups == answer.groups)
    #expect(again.records.map(\.row) == answer.records.map(\.row))
  }

  /// Names of several shards, some in both, some of them sealed before: each has one id, and all are found.
  @Test func ofSeveralShardsAreOne() throws {
    let folder = try CustomsFolder()
    let half = Self.names.count / 2
    let parts = [Array(Self.names[..<half]), Array(Self.names[(half - 4)...])]
    for isOlder in [false, true] {
      var shards: [Shard] = []
      for (number, part) in parts.enumerated() {
        let own = try CustomsFolder()
        let evidence = try own.evidence(
          Self.rows(part, from: 19_000 + 100 * number), as: "part\(number)\(isOlder).csv")
        let path = evidence.shards[0].path
        let opened =
          isOlder && number == 0
          ? try Self.changed(path, "DROP TABLE \"column\"") : evidence
        let kept = "\(folder.path)/\(opened.shards[0].id).shard"
        try? FileManager.default.copyItem(atPath: opened.shards[0].path, toPath: kept)
        shards.append(try Shard(at: kept))
      }
      for order in [shards, shards.reversed()] {
        let all = try PartyDictionary(order)
        #expect(all.names.count == Set(all.names).count)
        let index = try all.index()
        let read = NameIndex(Array(all.names))
        for (number, part) in parts.enumerated() {
          let place = try #require(order.firstIndex { $0.id == shards[number].id })
          for name in part {
            let id = try #require(all.id(of: name))
            #expect(all.names[id] == name && all.holds(id, in: place))
            #expect(all.id(ofDigest: all.digest(of: id)) == id)
            #expect(index.matches(for: name).map(\.id) == read.matches(for: name).map(\.id))
            #expect(all.locals(of: [id], in: place).count == 1)
          }
        }
        let first = try #require(order.firstIndex { $0.id == shards[0].id })
        let strangers = try all.strangers(to: [first])
        #expect(Set(strangers.names) == Set(parts[1]).subtracting(parts[0]))
        for (id, name) in strangers.names.enumerated() {
          #expect(strangers.name(id).core == PartyName(name).core)
        }
      }
    }
  }
}
