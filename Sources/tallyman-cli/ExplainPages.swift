import EvidenceData
import Facts

/// The pages of `tallyman explain`, from `Evidence/explain`.
///
/// A page begins with `# NAME: one line` and ends where the next begins.
enum ExplainPages {
  static let schema = text(of: "report.schema.json")

  static func page(_ name: String) -> String? {
    pages.first { $0.name.lowercased() == name.lowercased() }.map { page in
      "\(page.name): \(page.title)\n\n\(page.body)"
    }
  }

  /// The page that a letter or two make of a word; a code is never guessed at.
  static func nearest(_ word: String) -> String? {
    let names = pages.map(\.name).filter { !$0.hasPrefix("TM") } + ["schema"]
    return NearestWord.of(word.lowercased(), among: names)
  }

  static var list: String {
    let width = pages.map(\.name.utf8.count).max() ?? 0
    return pages.map { page in
      page.name + String(repeating: " ", count: width - page.name.utf8.count + 2) + page.title
        + "\n"
    }.joined()
  }

  private struct Page {
    var name: String
    var title: String
    var body: String
  }

  private static let pages: [Page] = {
    var pages: [Page] = []
    for line in text(of: "pages.md").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# "), let colon = line.firstIndex(of: ":") {
        let name = String(line[..<colon].dropFirst(2))
        let title = String(line[line.index(after: colon)...].drop { $0 == " " })
        pages.append(Page(name: name, title: title, body: ""))
      } else if !pages.isEmpty {
        pages[pages.count - 1].body += line + "\n"
      }
    }
    for index in pages.indices {
      var lines = pages[index].body.split(separator: "\n", omittingEmptySubsequences: false)
      while lines.first?.isEmpty == true { lines.removeFirst() }
      while lines.last?.isEmpty == true { lines.removeLast() }
      pages[index].body = lines.joined(separator: "\n") + "\n"
    }
    return pages
  }()

  private static func text(of name: String) -> String {
    var count = 0
    guard let files = explain_data_files(&count) else { return "" }
    for index in 0..<count where String(cString: files[index].name) == name {
      let bytes = UnsafeBufferPointer(start: files[index].bytes, count: files[index].count)
      return String(decoding: bytes, as: UTF8.self)
    }
    return ""
  }
}
