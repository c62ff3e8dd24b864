import Facts

/// An article, and what was found wrong with its file while it was read.
public struct ArticleReading: Sendable {
  public var article: Article
  public var diagnostics: [Diagnostic]
}

/// Reads bytes as a news story: a saved page, Markdown, plain text, a .docx, a mail; gzip of any.
///
///     let reading = try ArticleReader().read(bytes, named: "story.html")
///     reading.article.blocks.first?.text
public struct ArticleReader: Sendable {
  let limits: ReadingLimits

  public init(limits: ReadingLimits = .standard) {
    self.limits = limits
  }

  /// - Parameter publishedOn: the day of publication, where the one who asks knows better than the file.
  /// - Parameter savedOn: the day the file was saved; a publication date after the next day is refused.
  /// - Parameter charset: the label that a server or a mail gave with a page; it wins over the page's own.
  /// - Parameter digest: the SHA-256 of the bytes, where it is known.
  /// - Throws: TM1001 … TM1020, see `ReadingProblem`.
  public func read(
    _ bytes: [UInt8], named source: String, as format: ArticleFormat? = nil,
    charset: String? = nil, publishedOn: Day? = nil, savedOn: Day? = nil, digest: String? = nil
  ) throws(Diagnostic) -> ArticleReading {
    var draft = try draft(
      of: bytes, named: source, as: format, charset: charset, explaining: false)
    if publishedOn == nil, let day = draft.date?.day, let savedOn, day > savedOn.adding(days: 1) {
      draft.problems.append(.dateInFuture(day.description))
      draft.date = nil
    }
    let article = Article(
      source: source, sha256: digest ?? sha256(of: bytes), headline: draft.headline,
      byline: draft.byline,
      publisher: draft.publisher, published: publishedOn ?? draft.date?.day,
      publishedAt: publishedOn == nil || publishedOn == draft.date?.day ? draft.date?.moment : nil,
      language: draft.language, canonicalURL: draft.canonicalURL, blocks: draft.blocks)
    var problems = draft.problems
    if article.published == nil { problems.append(.noDate) }
    return ArticleReading(
      article: article, diagnostics: problems.map { $0.diagnostic(in: source) })
  }

  /// For each piece of text in the file, whether it is in the article and why.
  public func explain(
    _ bytes: [UInt8], named source: String, as format: ArticleFormat? = nil
  ) throws(Diagnostic) -> [BlockDecision] {
    try draft(of: bytes, named: source, as: format, explaining: true).decisions
  }

  private func draft(
    of bytes: [UInt8], named source: String, as format: ArticleFormat?, charset: String? = nil,
    explaining: Bool
  ) throws(Diagnostic) -> ArticleDraft {
    func refused(_ problem: ReadingProblem) -> Diagnostic { problem.diagnostic(in: source) }
    if bytes.isEmpty { throw refused(.empty) }
    if bytes.count > limits.bytes { throw refused(.tooLarge(limit: limits.bytes)) }
    var content = bytes
    if Unpacking.isGzip(bytes) {
      do {
        content = try Unpacking.gunzip(bytes, limit: limits.bytes)
      } catch {
        throw refused(ReadingProblem(error, limits))
      }
      if content.isEmpty { throw refused(.empty) }
    }
    if let kind = BinaryKind.of(content) { throw refused(.binary(kind)) }
    let format = format ?? ArticleFormat.detected(in: content, named: source)
    var draft = ArticleDraft()
    switch format {
    case .html:
      var reader = HTMLFormat(limits: limits)
      reader.wantsDecisions = explaining
      reader.read(content, declared: charset, into: &draft)
    case .markdown: MarkdownFormat().read(content, into: &draft)
    case .text: PlainTextFormat().read(content, into: &draft)
    case .docx:
      do {
        try DocxFormat(limits: limits).read(content, into: &draft)
      } catch {
        throw refused(error.problem)
      }
    case .eml:
      var reader = HTMLFormat(limits: limits)
      reader.wantsDecisions = explaining
      MailFormat(html: reader).read(content, into: &draft)
    }
    if explaining, draft.decisions.isEmpty {
      draft.decisions = draft.blocks.map {
        BlockDecision(text: $0.text, isKept: true, reason: $0.kind.rawValue, place: $0.place)
      }
    }
    if draft.isTable { throw refused(.table) }
    if draft.isReport { throw refused(.report) }
    if !explaining {
      if draft.isLive { throw refused(.live) }
      if let links = draft.linksOfIndex { throw refused(.index(links: links)) }
      if !draft.hasText {
        let isDeep = draft.problems.contains { if case .deep = $0 { true } else { false } }
        let problem: ReadingProblem =
          isDeep ? .deep(limit: limits.depth) : (draft.isOnlyScript ? .onlyScript : .noArticle)
        var found = refused(problem)
        found.severity = .error
        throw found
      }
    }
    return draft
  }
}

extension ReadingProblem {
  init(_ failure: Unpacking.Failure, _ limits: ReadingLimits) {
    switch failure {
    case .damaged(let what): self = .damaged(what)
    case .tooLarge: self = .tooLarge(limit: limits.bytes)
    }
  }
}
