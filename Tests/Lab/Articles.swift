import Articles
import Facts
import Foundation

/// `tallyman-lab articles [--why] FILE …`: what was read of each file, one JSON object a line.
enum ArticlesBench {
  static func run(_ arguments: [String]) {
    let wantsReasons = arguments.contains("--why")
    let timed = arguments.contains("--time")
    let reader = ArticleReader()
    var seconds = 0.0
    for path in arguments where !path.hasPrefix("--") {
      guard let bytes = FileManager.default.contents(atPath: path) else { continue }
      if wantsReasons {
        for decision in (try? reader.explain([UInt8](bytes), named: path)) ?? [] {
          print(decision.isKept ? "+" : "-", "[\(decision.reason)]", decision.text)
        }
        continue
      }
      let content = [UInt8](bytes)
      let start = ContinuousClock.now
      do {
        let reading = try reader.read(content, named: path)
        let spent = (ContinuousClock.now - start).components
        seconds += Double(spent.seconds) + Double(spent.attoseconds) / 1e18
        if !timed { printLine(reading.article, reading.diagnostics) }
      } catch {
        if !timed { printLine(Article(source: path), [error]) }
      }
    }
    if timed { print("\(seconds) s") }
  }

  private static func printLine(_ article: Article, _ diagnostics: [Diagnostic]) {
    var object: [String: Any] = [
      "source": article.source, "byline": article.byline,
      "blocks": article.blocks.map { ["id": $0.id, "kind": $0.kind.rawValue, "text": $0.text] },
      "diagnostics": diagnostics.map(\.code),
    ]
    object["headline"] = article.headline
    object["publisher"] = article.publisher
    object["language"] = article.language
    object["canonicalURL"] = article.canonicalURL
    object["published"] = article.published?.description
    object["publishedAt"] = article.publishedAt
    guard
      let line = try? JSONSerialization.data(
        withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    else { return }
    print(String(decoding: line, as: UTF8.self))
  }
}
