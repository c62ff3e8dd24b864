import Facts

/// What can go wrong while an article is read; each becomes one `Diagnostic`.
enum ReadingProblem {
  case empty
  case binary(String)
  case noArticle
  case tooLarge(limit: Int)
  case charset(declared: String, read: String)
  case dateIsNoDate(String)
  case truncated
  case damaged(String)
  case notReadable(String)
  case paywall
  case bodyInScript
  case index(links: Int)
  case deep(limit: Int)
  case noDate
  case dateInFuture(String)
  case undecodable(Int)
  case onlyScript
  case live
  case table
  case report

  func diagnostic(in source: String) -> Diagnostic {
    switch self {
    case .empty where source == "-":
      Diagnostic(
        "TM1001", .error, "nothing came from standard input", at: source,
        remedy: "name a story: a path or a folder; or pipe one in")
    case .empty:
      Diagnostic(
        "TM1001", .error, "the file is empty", at: source,
        remedy: "save the story again; nothing was read")
    case .binary(let what):
      Diagnostic(
        "TM1002", .error, "the file is \(what), not a story in text", at: source,
        remedy: "export the story as HTML, .docx, Markdown or plain text")
    case .noArticle:
      Diagnostic(
        "TM1003", .error, "the page holds no article text", at: source,
        remedy: "check that the file is the story's own page, not an index or a log-in form")
    case .tooLarge(let limit):
      Diagnostic(
        "TM1004", .error, "the file is larger than \(limit) bytes, unpacked", at: source,
        remedy: "cut the file down to the story, or raise the limit with --max-bytes")
    case .charset(let declared, let read):
      Diagnostic(
        "TM1005", .warning, "the file says it is \(declared), but its bytes are \(read)",
        at: source, remedy: "read as \(read); save the file as UTF-8 if names look wrong")
    case .dateIsNoDate(let text):
      Diagnostic(
        "TM1006", .warning, "the publication date “\(text)” is no date", at: source,
        remedy: "give the day with --published YYYY-MM-DD")
    case .truncated:
      Diagnostic(
        "TM1007", .warning, "the file ends in the middle of the page", at: source,
        remedy: "save the page again; the last paragraph may be cut short")
    case .damaged(let what):
      Diagnostic(
        "TM1008", .error, "the file is damaged: \(what)", at: source,
        remedy: "save or export the story again")
    case .notReadable(let what):
      Diagnostic(
        "TM1009", .error, "the archive holds no story: \(what)", at: source,
        remedy: "hand in the document itself (.docx), not an archive around it")
    case .paywall:
      Diagnostic(
        "TM1010", .warning, "the page shows only the beginning of the story", at: source,
        remedy: "save the page while logged in; what is behind the wall was not checked")
    case .bodyInScript:
      Diagnostic(
        "TM1011", .warning, "the story stands only in a script of the page", at: source,
        remedy: "it was read from there; save the page from a browser to be sure of it")
    case .index(let links):
      Diagnostic(
        "TM1012", .error, "the page is a list of \(links) links, not one story", at: source,
        remedy: "open the story itself and save that page")
    case .deep(let limit):
      Diagnostic(
        "TM1013", .warning, "elements lie more than \(limit) deep in one another", at: source,
        remedy:
          "what lay deeper was read as one level or not at all: look with tallyman article --why, "
          + "or raise --max-depth")
    case .noDate:
      Diagnostic(
        "TM1014", .note, "no publication date was found", at: source,
        remedy: "give the day with --published YYYY-MM-DD, or «last year» has no meaning")
    case .dateInFuture(let text):
      Diagnostic(
        "TM1015", .warning, "the publication date \(text) lies after the file was saved",
        at: source, remedy: "give the day with --published YYYY-MM-DD")
    case .onlyScript:
      Diagnostic(
        "TM1017", .error, "the page is built by its scripts; no story stands in it as saved",
        at: source,
        remedy:
          "save it from a browser after it has loaded (Save page as, complete), then check that")
    case .live:
      Diagnostic(
        "TM1018", .error, "the page is a live ticker of many entries, not one story", at: source,
        remedy: "save the story that sums it up, or copy the entry to be checked into a text file")
    case .table:
      Diagnostic(
        "TM1019", .error, "the file is a table of rows, not a story", at: source,
        remedy: "customs records go behind --evidence: tallyman check STORY --evidence FILE")
    case .report:
      Diagnostic(
        "TM1020", .error, "the file is a report of Tallyman, not a story", at: source,
        remedy:
          "check the story itself, which the report names; two reports are set side by side by tallyman compare"
      )
    case .undecodable(let count):
      Diagnostic(
        "TM1016", .warning, "\(count) bytes of the file are no characters of its encoding",
        at: source, remedy: "they were read as U+FFFD; save the file as UTF-8")
    }
  }
}
