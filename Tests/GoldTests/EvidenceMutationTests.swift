import Evidence
import Facts
import Foundation
import Tallyman
import Testing

/// A verdict rests on its records: with one of them gone, doubled or changed its figure is another,
/// and what lies outside its scope does not touch it.
@Suite struct EvidenceMutationTests {
  static let header =
    "id,date,shipper,consignee,hs,goods,quantity,unit,net_weight_kg,value_usd,origin,departure,destination"

  /// Thirty invented records of three sellers and three buyers, in two years.
  static let rows: [[String]] = (0..<30).map { number in
    let seller = ["BALTIS ARMS LTD", "GULF LINE FZE", "MARMARA TEKSTIL AS"][number % 3]
    let buyer = ["ORLAN TRADE LLC", "VOLNA SNAB LLC", "KEDR IMPORT LLC"][(number / 3) % 3]
    let goods = [("930330", "HUNTING RIFLES"), ("847130", "LAPTOPS"), ("640399", "LEATHER SHOES")]
    let (code, words) = goods[number % 3]
    let month = number % 12 + 1
    return [
      "M\(number)", "202\(2 + number / 15)-\(month < 10 ? "0" : "")\(month)-0\(number % 9 + 1)",
      seller, buyer, code, words, "\(100 + 7 * number)", "PCE", "\(1_000 + 61 * number)",
      "\(20_000 + 977 * number)", "CN", number % 2 == 0 ? "CN" : "TR", "RU",
    ]
  }

  /// Another file, about parties and goods that no sentence names.
  static let others: [[String]] = (0..<6).map { number in
    [
      "X\(number)", "2022-0\(number + 1)-11", "HALLAND PAPIR AB", "TOLLGATE PAPER LTD", "480256",
      "OFFICE PAPER", "\(10 + number)", "PCE", "\(500 + number)", "\(900 + number)", "SE", "SE",
      "GB",
    ]
  }

  /// Sentences of every kind that sums over these records can settle.
  static let sentences: [String] = {
    var all: [String] = []
    for (seller, goods) in [
      ("Baltis Arms", "hunting rifles"), ("Gulf Line", "laptops"),
      ("Marmara Tekstil", "leather shoes"),
    ] {
      for buyer in ["Orlan Trade", "Volna Snab", "Kedr Import"] {
        for year in [2022, 2023] {
          all += [
            "\(seller) shipped 400 \(goods) to \(buyer) in \(year).",
            "\(seller) shipped more than 90 \(goods) to \(buyer) in \(year).",
            "\(buyer) received about 250 \(goods) from \(seller) in \(year).",
            "\(seller) shipped more than 2 tons of \(goods) to \(buyer) in \(year).",
            "\(buyer) imported 3.4 tons of \(goods) from \(seller) in \(year).",
            "\(seller) shipped almost 5 tons of \(goods) to \(buyer) in \(year).",
            "\(buyer) bought \(goods) worth about $60,000 from \(seller) in \(year).",
            "\(buyer) bought \(goods) worth more than $1,000 from \(seller) in \(year).",
            "\(seller) sold \(buyer) \(goods) worth $48,000 in \(year).",
            "\(buyer) received 2 shipments of \(goods) from \(seller) in \(year).",
            "\(buyer) received at least one shipment of \(goods) from \(seller) in \(year).",
            "\(seller) shipped 444 \(goods) to \(buyer) in \(year).",
            "\(buyer) bought at least 55 \(goods) from \(seller) in \(year).",
          ]
        }
      }
    }
    return all
  }()

  private static let article = Article(
    source: "mutation", headline: "The ledgers", published: Day(iso: "2024-03-01"), language: "en",
    blocks: sentences.enumerated().map {
      Article.Block(id: "b\($0)", kind: .paragraph, text: $1)
    })

  private struct Bench {
    let folder: URL
    let claims: ClaimSet

    init() throws {
      folder = URL(filePath: NSTemporaryDirectory()).appending(
        path: "tallyman-mutation-\(UInt64.random(in: 0...UInt64.max))")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      claims = Tallyman().claims(in: article)
    }

    /// The claims again, over files with these rows; only those that `wanted` names are asked for.
    func checked(
      _ rows: [[String]], _ others: [[String]], where wanted: (Int) -> Bool = { _ in true }
    ) throws -> [Int: CheckedClaim] {
      for (name, rows) in [("a.csv", rows), ("b.csv", others)] {
        let text =
          ([header] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      let paths = ["a.csv", "b.csv"].map { folder.appending(path: $0).path }
      let (evidence, _) = try EvidenceFolder.opening(
        paths, cache: folder.appending(path: "cache").path)
      var checked: [Int: CheckedClaim] = [:]
      for (index, claim) in claims.claims.enumerated() where wanted(index) {
        checked[index] = try Tallyman().check(claim, against: evidence)
      }
      return checked
    }

    /// A few of the claims whose sentences fit.
    func some(
      _ random: inout SeededNumbers, where fits: (String) -> Bool = { _ in true }
    ) -> Set<Int> {
      let fitting = claims.claims.indices.filter { fits(claims.claims[$0].sentence) }
      return Set((0..<4).map { _ in fitting[Int(random.next()) % fitting.count] })
    }
  }

  enum Mutation: CaseIterable { case removed, doubled, changed }

  private static func mutated(_ at: Int, _ mutation: Mutation, _ number: Int) -> [[String]] {
    var rows = rows
    switch mutation {
    case .removed: rows.remove(at: at)
    case .doubled:
      rows.append(rows[at])
      rows[rows.count - 1][0] = "D\(number)"
    case .changed:
      for column in [6, 8, 9] { rows[at][column] = "\((Int(rows[at][column]) ?? 0) * 3 + number)" }
    }
    return rows
  }

  @Test func everyRecordThatAVerdictRestsOnCounts() throws {
    let bench = try Bench()
    defer { try? FileManager.default.removeItem(at: bench.folder) }
    let before = try bench.checked(Self.rows, Self.others)
    #expect(before.count >= Self.sentences.count)
    var random = SeededNumbers(seed: 11)
    var cases = 0
    for round in 0..<3 * Self.rows.count {
      let at = round % Self.rows.count
      let mutation = Mutation.allCases[round / Self.rows.count]
      let rows = Self.mutated(at, mutation, Int(random.next() % 90) + 1)
      let after = try bench.checked(rows, Self.others) { index in
        before[index]?.records.contains { $0.id == "M\(at)" } == true
      }
      for (index, new) in after {
        guard let old = before[index] else { continue }
        // A shipment whose figures change is still one shipment.
        if mutation == .changed, old.claim.kind == .shipments { continue }
        cases += 1
        #expect(
          old.verdict.found != new.verdict.found || old.verdict.reason != new.verdict.reason,
          "M\(at) \(mutation): \(old.claim.sentence)")
      }
    }
    #expect(cases >= 1_000)
  }

  /// A change in another file, of parties and goods that the claim does not name: nothing of it moves.
  @Test func whatLiesInAnotherFileDoesNot() throws {
    let bench = try Bench()
    defer { try? FileManager.default.removeItem(at: bench.folder) }
    let before = try bench.checked(Self.rows, Self.others)
    var random = SeededNumbers(seed: 12)
    for number in 0..<Self.changes {
      var others = Self.others
      let at = Int(random.next()) % others.count
      switch Mutation.allCases[number % 3] {
      case .removed: others.remove(at: at)
      case .doubled:
        others.append(others[at])
        others[others.count - 1][0] = "XX\(number)"
      case .changed: others[at][6 + 2 * (number % 2)] = "\(number * 7 + 77)"
      }
      let asked = bench.some(&random)
      let after = try bench.checked(Self.rows, others, where: asked.contains)
      #expect(after.count == asked.count)
      for (index, new) in after { #expect(before[index] == new, "X\(at): change \(number)") }
    }
  }

  /// A change in the same file, of a seller that the claim does not name: its verdict, figure, records
  /// and words stay. Near misses look beyond the scope, and may move; the first and the last day of
  /// the file are its coverage, so those two records stay.
  @Test func whatAnotherSellerSentDoesNot() throws {
    let bench = try Bench()
    defer { try? FileManager.default.removeItem(at: bench.folder) }
    let before = try bench.checked(Self.rows, Self.others)
    let days = Self.rows.map { $0[1] }.sorted()
    let inner = Self.rows.indices.filter {
      Self.rows[$0][1] != days.first && Self.rows[$0][1] != days.last
    }
    var random = SeededNumbers(seed: 13)
    for number in 0..<Self.changes {
      let at = inner[Int(random.next()) % inner.count]
      let mutation = Mutation.allCases[number % 3]
      let rows = Self.mutated(at, mutation, Int(random.next() % 90) + 1)
      let seller = Self.rows[at][2].prefix(5).lowercased()
      let asked = bench.some(&random) { !$0.lowercased().contains(seller) }
      let after = try bench.checked(rows, Self.others, where: asked.contains)
      #expect(after.count == asked.count)
      for (index, new) in after {
        guard let old = before[index] else { continue }
        #expect(
          Self.verdict(old) == Self.verdict(new) && old.records.map(\.id) == new.records.map(\.id),
          "M\(at) \(mutation): \(old.claim.sentence)")
      }
    }
  }

  /// Changes of each of the two kinds.
  private static let changes = 180

  /// Without what is looked for outside the scope.
  private static func verdict(_ checked: CheckedClaim) -> Verdict {
    var verdict = checked.verdict
    verdict.nearMisses = []
    return verdict
  }
}

/// Random numbers of a seed: a linear congruential generator is random enough to pick records.
///
/// - Source: Knuth, "MMIX", multiplier and increment.
private struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
