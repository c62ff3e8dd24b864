import Facts

/// A question, told apart and put in order by its line: its scope has a dozen names and lists to compare.
struct AskedQuery: Hashable, Comparable, Sendable {
  let query: EvidenceQuery
  private let line: [UInt8]

  init(_ query: EvidenceQuery) {
    self.query = query
    line = Array(query.line.utf8)
  }

  static func == (one: AskedQuery, other: AskedQuery) -> Bool { one.line == other.line }

  static func < (one: AskedQuery, other: AskedQuery) -> Bool {
    one.line.lexicographicallyPrecedes(other.line)
  }

  func hash(into hasher: inout Hasher) {
    line.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// The questions of a story's claims, each once, in a fixed order.
struct AskedQuestions {
  let needs: [HeldNeed]
  /// By claim, the places of its questions.
  let places: [[Int]]

  /// - Parameter need: what was found for a question that a claim asked.
  init(_ asked: [Set<AskedQuery>], need: (AskedQuery) -> HeldNeed?) {
    let found = Set(asked.joined()).sorted().compactMap { query in
      need(query).map { (query: query, need: $0) }
    }
    needs = found.map(\.need)
    let places = Dictionary(uniqueKeysWithValues: found.indices.map { (found[$0].query, $0) })
    self.places = asked.map { $0.compactMap { places[$0] }.sorted() }
  }
}
