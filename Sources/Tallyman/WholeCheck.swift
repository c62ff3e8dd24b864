import Articles
import Evidence
import Facts

extension Tallyman {
  /// Reads a story from the bytes of its file and checks it: the whole way to a report.
  ///
  ///     let page = Array(try Data(contentsOf: URL(filePath: "story.html")))
  ///     let report = try Tallyman().check(page, named: "story.html", against: evidence)
  ///
  /// What was found wrong with the file while it was read stands in the diagnostics of the report.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is, packed with gzip or not.
  ///   - source: the name that the report gives the story, as its reader knows it.
  ///   - format: what the bytes are; `nil` where they and the name tell.
  ///   - published: the day of publication, where the file does not give it.
  ///   - evidence: what the claims are held against.
  /// - Throws: `Diagnostic` where no story can be read, or the evidence cannot be asked.
  public func check(
    _ bytes: [UInt8], named source: String, as format: ArticleFormat? = nil,
    published: Day? = nil, against evidence: some EvidenceSource
  ) throws(Diagnostic) -> Report {
    let reading = try ArticleReader().read(
      bytes, named: source, as: format, publishedOn: published)
    var report = try check(reading.article, against: evidence)
    report.diagnostics = reading.diagnostics + report.diagnostics
    return report
  }

  /// Checks a story that is there as text, paragraphs parted by blank lines.
  ///
  ///     let text = "Baltis Arms shipped 1,200 hunting rifles to Orlan-Trade in June 2022."
  ///     try Tallyman().check(text, published: Day(iso: "2023-03-17"), against: evidence)
  ///
  /// - Parameters:
  ///   - text: the story.
  ///   - source: the name that the report gives it.
  ///   - published: the day that «last year» and «in June» are told from.
  ///   - evidence: what the claims are held against.
  /// - Throws: `Diagnostic` where the text is empty, or the evidence cannot be asked.
  public func check(
    _ text: String, named source: String = "text", published: Day? = nil,
    against evidence: some EvidenceSource
  ) throws(Diagnostic) -> Report {
    try check(Array(text.utf8), named: source, as: .text, published: published, against: evidence)
  }
}
