import Facts

/// How well the claims that the program finds fit those of the gold corpus.
///
/// Claims of a sentence are paired one to one: same figure first, then same type, then shared records.
struct GoldScore {
  private(set) var gold = 0
  private(set) var predicted = 0
  private(set) var paired = 0
  private(set) var typesRight = 0
  private(set) var figuresRight = 0
  private(set) var verdictsRight = 0
  /// Gold claims that the records do not support, and how many of them the program supports.
  private(set) var unsupported = 0
  private(set) var falseSupport = 0
  private var recordsShared = 0
  private var recordsPredicted = 0
  private var recordsGold = 0
  /// Sentences whose wrong claims were called supported, for the log.
  private(set) var faults: [String] = []

  var claimsFound: Double { f1(paired, predicted, gold) }
  var evidence: Double { f1(recordsShared, recordsPredicted, recordsGold) }
  var figures: Double { percent(figuresRight, gold) }
  var types: Double { percent(typesRight, gold) }
  var verdicts: Double { percent(verdictsRight, gold) }
  var falseSupports: Double { percent(falseSupport, unsupported) }

  private func percent(_ a: Int, _ b: Int) -> Double { b == 0 ? 0 : 100 * Double(a) / Double(b) }

  private func f1(_ both: Int, _ a: Int, _ b: Int) -> Double { percent(2 * both, a + b) }

  mutating func add(_ sentence: GoldStory.Sentence, _ checked: [CheckedClaim]) {
    let wanted = sentence.claims.filter { $0.agg != nil }
    let found = checked.filter { $0.verdict.status != .notCheckable }
    gold += wanted.count
    predicted += found.count
    unsupported += wanted.count { $0.verdict != "supported" }
    var pairs: [(value: Bool, type: Bool, shared: Int, i: Int, j: Int)] = []
    for (i, claim) in wanted.enumerated() {
      for (j, check) in found.enumerated() {
        let shared = Set(claim.records ?? []).intersection(check.records.map(\.id)).count
        let pair = (
          isSame(claim.value, check.claim.amount?.value), claim.type == Self.type(check), shared
        )
        if pair.0 || pair.1 || pair.2 > 0 { pairs.append((pair.0, pair.1, pair.2, i, j)) }
      }
    }
    pairs.sort { a, b in
      if a.value != b.value { return a.value }
      if a.type != b.type { return a.type }
      if a.shared != b.shared { return a.shared > b.shared }
      return (a.i, a.j) < (b.i, b.j)
    }
    var usedGold: Set<Int> = []
    var usedFound: Set<Int> = []
    for pair in pairs where !usedGold.contains(pair.i) && !usedFound.contains(pair.j) {
      usedGold.insert(pair.i)
      usedFound.insert(pair.j)
      let (claim, check) = (wanted[pair.i], found[pair.j])
      paired += 1
      typesRight += pair.type ? 1 : 0
      figuresRight += pair.value ? 1 : 0
      recordsShared += pair.shared
      recordsPredicted += check.records.count
      recordsGold += claim.records?.count ?? 0
      let isSupported = check.verdict.status == .supported
      verdictsRight += isSupported == (claim.verdict == "supported") ? 1 : 0
      if isSupported, claim.verdict != "supported" {
        falseSupport += 1
        faults.append("\(sentence.id): \(check.verdict.restated) — \(sentence.text)")
      }
    }
  }

  private func isSame(_ gold: GoldStory.Value?, _ value: ClaimValue?) -> Bool {
    switch (gold, value) {
    case (.number(let a)?, .figure(let figure)?):
      let b = figure.double
      return abs(a - b) <= max(1e-9, 0.005 * max(abs(a), abs(b)))
    case (.text(let a)?, .day(let day)?): return a == day.description
    case (.text(let a)?, .month(let year, let month)?):
      return a == "\(year)-\(month < 10 ? "0" : "")\(month)"
    case (.text(let a)?, .name(let name)?): return a == name
    default: return false
    }
  }

  static func type(_ check: CheckedClaim) -> String {
    switch check.claim.kind {
    case .quantity: "shipment"
    case .weight: "sum_weight"
    case .value: "sum_value"
    case .shipments: "count"
    case .parties: "distinct"
    case .share: "share"
    case .growth: "growth"
    case .ranking: "ranking"
    case .first, .last, .period: "first_last"
    case .route: "route"
    case .existence, .absence: "existence"
    case .price: "price"
    case .declaredAs: "declared"
    }
  }
}
