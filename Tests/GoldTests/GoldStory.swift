import Foundation

/// One story of `Claims/articles` with what it claims: `expected.json`.
struct GoldStory: Decodable, Sendable {
  var slug: String
  var title: String
  /// The day of publication, as the page gives it.
  var published: String
  /// The records' file, from the top of the repository.
  var records: String
  var profile: String
  /// The spellings of each company, its plain name first.
  var parties: [[String]]
  var sentences: [Sentence]

  struct Sentence: Decodable, Sendable {
    var id: String
    var text: String
    /// True where one detail of another sentence was changed.
    var twin: Bool
    /// The sentence that a twin changes.
    var of: String?
    var checkable: Bool
    var claims: [Claim]
  }

  struct Claim: Decodable, Sendable {
    var type: String
    /// The figure asked for; `nil` where the sentence holds nothing to check.
    var agg: String?
    var filter: Filter?
    /// The whole of a share, the earlier period of a growth.
    var base: Filter?
    var lo: Value?
    var hi: Value?
    var value: Value?
    var hedge: String?
    /// What a ranking is taken over, by which measure, and which place is claimed.
    var by: String?
    var measure: String?
    var rank: Int?
    /// Words of the description that a declaration is said to hold.
    var words: String?
    /// True where the name in the story fits two companies of the records.
    var ambiguous: Bool?
    var verdict: String
    var actual: Value?
    var records: [String]?
  }

  struct Filter: Decodable, Sendable {
    var shipper: OneOrMore?
    var consignee: OneOrMore?
    var hs: OneOrMore?
    var origin: OneOrMore?
    var departure: OneOrMore?
    var destination: OneOrMore?
    /// The first day, and the day after the last.
    var from: String?
    var to: String?
  }

  /// A string or a list of them.
  struct OneOrMore: Decodable, Sendable, Equatable {
    var values: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(String.self) {
        values = [one]
      } else {
        values = try container.decode([String].self)
      }
    }
  }

  /// A figure, or a day or name.
  enum Value: Decodable, Sendable, Equatable {
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
  }
}

/// Where the gold corpus lies.
enum GoldCorpus {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let slugs: [String] = {
    let folder = root.appending(path: "Claims/articles").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()

  static func story(_ slug: String) throws -> GoldStory {
    try JSONDecoder().decode(GoldStory.self, from: data("Claims/articles/\(slug)/expected.json"))
  }

  static func page(_ slug: String) throws -> String {
    String(decoding: try data("Claims/articles/\(slug)/source.html"), as: UTF8.self)
  }

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: root.appending(path: path))
  }
}
