import Facts
import Foundation
import Testing

@testable import Articles

/// Floors over saved pages of many publishers, where the folder with them lies beside the checkout
/// (`TALLYMAN_SHARED`, else `../shared`). The floors only rise.
@Suite struct SharedPagesTests {
  private static var shared: String {
    ProcessInfo.processInfo.environment["TALLYMAN_SHARED"] ?? "../shared"
  }

  /// Measured 24 November 2026: headlines 0.89, whole paragraphs found 0.964, right 0.932.
  @Test func keepsHeadlinesAndParagraphs() throws {
    let folder = "\(Self.shared)/data/fundus-pages"
    guard let file = FileManager.default.contents(atPath: folder + "/ground-truth.json"),
      let truth = JSONValue([UInt8](file)[...])
    else { return print("skipped: no fundus-pages beside the checkout") }
    var (headlines, hits, due, given) = (0, 0, 0, 0)
    for page in truth.members {
      guard let data = FileManager.default.contents(atPath: "\(folder)/html/\(page.key).html.gz")
      else { continue }
      let reading = try? ArticleReader().read([UInt8](data), named: page.key + ".html.gz")
      let (told, wanted) = (reading?.article.headline ?? "", page.value["headline"]?.text ?? "")
      if Self.folded(told) == Self.folded(wanted) { headlines += 1 }
      let blocks = (reading?.article.blocks ?? []).filter {
        $0.kind != .caption && $0.kind != .pullQuote
      }
      let right = Self.bag((page.value["paragraphs"]?.items ?? []).compactMap(\.text))
      let found = Self.bag(blocks.map(\.text))
      hits += found.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
      due += right.values.reduce(0, +)
      given += found.values.reduce(0, +)
    }
    let shares = [headlines * 1000 / truth.members.count, hits * 1000 / due, hits * 1000 / given]
    print(
      "fundus-pages, in thousandths: headlines \(shares[0]), found \(shares[1]), right \(shares[2])"
    )
    #expect(shares[0] >= 880)
    #expect(shares[1] >= 960)
    #expect(shares[2] >= 930)
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }

  private static func folded(_ text: String) -> [String] { words(text).map { $0.lowercased() } }

  /// How often each text stands there, by its words.
  private static func bag(_ texts: [String]) -> [[Substring]: Int] {
    texts.map(words).filter { !$0.isEmpty }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Folder, and the least mean F1 over runs of four words; measured 24 November 2026: 0.976, 0.974.
  static let floors: [(String, Double)] = [("fundus-pages", 0.970), ("article-extraction", 0.970)]

  @Test(arguments: floors)
  func keepsItsFloor(_ row: (folder: String, floor: Double)) throws {
    let folder = "\(Self.shared)/data/\(row.folder)"
    guard let file = FileManager.default.contents(atPath: folder + "/ground-truth.json"),
      let truth = JSONValue([UInt8](file)[...])
    else { return print("skipped: no \(row.folder) beside the checkout") }
    var precisions: [Double] = []
    var recalls: [Double] = []
    for page in truth.members {
      guard let data = FileManager.default.contents(atPath: "\(folder)/html/\(page.key).html.gz"),
        let wanted = page.value["articleBody"]?.text
      else { continue }
      let reading = try? ArticleReader().read([UInt8](data), named: page.key + ".html.gz")
      let blocks = reading?.article.blocks ?? []
      let text = blocks.filter { $0.kind != .caption && $0.kind != .pullQuote }.map(\.text)
      let (found, right) = (Self.runs(text.joined(separator: "\n")), Self.runs(wanted))
      let hits = found.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
      let (all, due) = (found.values.reduce(0, +), right.values.reduce(0, +))
      if all > 0 { precisions.append(Double(hits) / Double(all)) }
      if due > 0 { recalls.append(Double(hits) / Double(due)) }
    }
    let (p, r) = (mean(precisions), mean(recalls))
    let score = 2 * p * r / (p + r)
    print("\(row.folder): F1 \(score), precision \(p), recall \(r)")
    #expect(score >= row.floor)
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// The bag of a text's runs of four words.
  private static func runs(_ text: String) -> [[Substring]: Int] {
    let words = words(text)
    guard words.count >= 4 else { return words.isEmpty ? [:] : [words: 1] }
    var bag: [[Substring]: Int] = [:]
    for at in 0...(words.count - 4) { bag[Array(words[at..<at + 4]), default: 0] += 1 }
    return bag
  }
}
