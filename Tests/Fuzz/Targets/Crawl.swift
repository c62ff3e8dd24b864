import Archives
import Facts
import Reports

extension FuzzTarget {
  /// A crawl file, plain or packed, through the first stage of a worker: records, HTTP answers, pages,
  /// claims. What is no crawl is read as a zip, a tar or a page, as a worker would read it.
  static let warc = FuzzTarget("warc", mutations: 20) { bytes in
    guard let folder = ScratchFolder(), let path = folder.file("crawl.warc", bytes) else {
      return nil
    }
    let line = JSONValue.object([("path", .string(path)), ("order", .int(7))]).text
    let first = Crawl.lines(for: line)
    for (place, text) in first.enumerated() {
      guard let value = JSONValue(parsing: text) else { return "no JSON: \(text)" }
      let order = value["order"]?.elements?.compactMap(\.integer)
      if order != [7, place + 1] { return "line \(place + 1) bears the order \(order ?? [])" }
    }
    return Crawl.lines(for: line) == first ? nil : "two readings differ"
  }
}

private enum Crawl {
  static func lines(for line: String) -> [String] {
    var lines: [String] = []
    do throws(Diagnostic) {
      try ClaimsWorker().work(on: line, number: 1) { (text) throws(Diagnostic) in
        lines.append(text)
      }
    } catch {
      lines.append("\(error)")
    }
    return lines
  }
}
