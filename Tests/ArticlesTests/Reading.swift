import Articles
import Facts

/// Short ways to read a sample in a test.
enum Reading {
  static func of(
    _ text: String, named name: String = "story.html", as format: ArticleFormat? = nil
  ) throws -> ArticleReading {
    try ArticleReader().read(Array(text.utf8), named: name, as: format)
  }

  static func article(_ text: String, named name: String = "story.html") throws -> Article {
    try of(text, named: name).article
  }

  /// The texts of the blocks that are the story's body.
  static func body(_ text: String, named name: String = "story.html") throws -> [String] {
    try article(text, named: name).blocks.filter { $0.kind != .caption && $0.kind != .pullQuote }
      .map(\.text)
  }

  /// The code of the diagnostic with which a file is refused, `nil` of one that is read.
  static func refusal(_ bytes: [UInt8], named name: String, limits: ReadingLimits = .standard)
    -> String?
  {
    do {
      _ = try ArticleReader(limits: limits).read(bytes, named: name)
      return nil
    } catch {
      return error.code
    }
  }

  /// A page around paragraphs, as newspapers build them.
  static func page(_ inside: String, head: String = "", after: String = "") -> String {
    """
    <!doctype html><html lang="en"><head><meta charset="utf-8">
    <title>Ten ships held at the border | The Sample Post</title>
    <meta property="og:site_name" content="The Sample Post">\(head)</head>
    <body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/trade">Trade</a></li></ul></nav></header>
    <main><article><h1>Ten ships held at the border</h1>
    \(inside)
    </article>\(after)</main>
    <footer><p>All rights reserved. Support us from $2 a month.</p></footer></body></html>
    """
  }

  static let first = "Customs officers held ten ships at the northern port in June, records show."
  static let second = "The plant had ordered twelve lathes worth $1.2 million from a trader abroad."
  static let third = "Nobody at the company answered questions about the shipments that week."
}
