import Facts

/// One self-contained page: the story with its claims marked in place, a card beside each.
///
/// It holds no script and loads nothing: its policy allows only the page's own style sheet, named by digest.
struct HTMLReport {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func render(_ reports: [Report]) -> String {
    let single = reports.count == 1 ? reports[0] : nil
    let title =
      single.map { $0.article.headline ?? $0.article.source }
      ?? "\(reports.count) stories checked"
    let style = PageStyle()
    let head = HTML.tag(
      "head", [:],
      .open("meta", ["charset": "utf-8"]),
      .open(
        "meta", ["http-equiv": "Content-Security-Policy", "content": style.policy]),
      .open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .open("meta", ["name": "referrer", "content": "no-referrer"]),
      .open("meta", ["name": "color-scheme", "content": "light dark"]),
      .open("meta", ["name": "generator", "content": "Tallyman"]),
      .tag("title", [:], HTML(title + " — checked by Tallyman")),
      style.element)
    let body = HTML.tag(
      "body", [:],
      skips(reports),
      .tag(
        "header", ["class": "masthead"],
        .tag(
          "p", [:], .tag("strong", [:], "Tallyman"), " · a story checked against customs records")
      ),
      .tag("main", [:], [single == nil ? contents(reports) : .empty] + stories(reports)),
      footer(reports))
    return HTML.verbatim("<!doctype html>\n").text
      + HTML.tag("html", ["lang": "en"], head, body).text + "\n"
  }

  private func skips(_ reports: [Report]) -> HTML {
    func skip(_ target: String, _ words: String) -> HTML {
      .tag("a", ["class": "skip", "href": "#" + target], HTML(words))
    }
    var links = [skip("findings", "Skip to the findings")]
    if reports.count != 1 {
      links = [skip("contents", "Skip to the list of stories")]
    } else if !reports[0].article.blocks.isEmpty {
      links.append(skip("story", "Skip to the story"))
    }
    return .tag("nav", ["aria-label": "Skip"], links)
  }

  private func stories(_ reports: [Report]) -> [HTML] {
    reports.enumerated().map { index, report in
      let names = PageNames(story: reports.count == 1 ? nil : index + 1)
      return StoryPage(report: report, options: options, names: names).element
    }
  }

  /// Of several stories: the answer, and the way to each.
  private func contents(_ reports: [Report]) -> HTML {
    let rows = reports.enumerated().map { index, report in
      HTML.tag(
        "li", [:],
        .tag(
          "a", ["href": "#" + PageNames(story: index + 1).part("report")],
          .tag("bdi", [:], HTML(report.article.headline ?? report.article.source))),
        HTML(": " + SummaryLine([report], showsUnchecked: true).text))
    }
    return .tag(
      "nav", ["class": "contents", "aria-labelledby": "contents"],
      .tag("h1", ["id": "contents"], HTML("\(reports.count) stories checked")),
      .tag(
        "p", ["class": "answer"], HTML(SummaryLine(reports, showsUnchecked: true).text + ".")),
      .tag("ol", [:], rows))
  }

  private func footer(_ reports: [Report]) -> HTML {
    var lines: [HTML] = []
    for report in reports where !report.article.sha256.isEmpty {
      lines.append(
        .tag(
          "p", [:], .tag("bdi", [:], HTML(report.article.source)), " · SHA-256 ",
          .tag("code", [:], HTML(report.article.sha256))))
    }
    for edition in Set(reports.map(\.edition)).sorted() where !edition.isEmpty {
      lines.append(.tag("p", [:], "Edition of the evidence ", .tag("code", [:], HTML(edition))))
    }
    lines.append(
      .tag(
        "p", [:],
        "“Supported” means that the customs records at hand agree with the figure, not that the story is true. ",
        "Sentences without a mark were not checked."))
    return .tag("footer", [:], lines)
  }
}

/// The ids of one story's parts: plain where it stands alone, numbered where several share a page.
package struct PageNames: Sendable {
  let story: String
  private let suffix: String

  package init(story number: Int?) {
    suffix = number.map { "-\($0)" } ?? ""
    story = "story" + suffix
  }

  package func claim(_ id: String) -> String { "claim-\(id)" + suffix }
  package func mark(_ id: String) -> String { "mark-\(id)" + suffix }
  package func part(_ name: String) -> String { name + suffix }
}
