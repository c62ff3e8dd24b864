import Facts
import Reports

/// Which claims of a story are shown; it lives in the address.
package struct ArticleFilter: Hashable, Sendable {
  /// Empty for all, else a reason or a state.
  var show: String
  var words: String
  var page: Int

  static let pageSize = 50

  package init(_ fields: FormFields) {
    let known = StatusMark.decided.map(\.rawValue) + ClaimRecord.State.allCases.map(\.rawValue)
    show = fields["show"].flatMap { known.contains($0) ? $0 : nil } ?? ""
    words = fields["q"] ?? ""
    page = fields["page"].flatMap { Int($0) } ?? 1
  }

  var isOpen: Bool { show.isEmpty && words.isEmpty }

  package func fields(page: Int? = nil) -> [(String, String)] {
    let page = page ?? self.page
    return [("show", show), ("q", words), ("page", page > 1 ? String(page) : "")]
  }

  func accepts(_ checked: CheckedClaim, _ record: ClaimRecord) -> Bool {
    if !show.isEmpty, show != checked.verdict.reason.rawValue, show != record.state.rawValue {
      return false
    }
    guard !words.isEmpty else { return true }
    let text = "\(checked.claim.sentence) \(checked.verdict.restated) \(checked.claim.id)"
    return text.lowercased().contains(words.lowercased())
  }
}

extension ClaimRecord.State {
  var words: String {
    switch self {
    case .open: "undecided"
    case .decided: "decided"
    case .stale: "stale"
    case .reporter: "with the reporter"
    }
  }
}

/// A link that keeps a filter, with how many it would show.
enum FilterLinks {
  static func list(
    _ items: [(value: String, words: String, count: Int)], chosen: String, label: String,
    address: (String) -> String
  ) -> HTML {
    let shown = items.filter { $0.count > 0 || $0.value.isEmpty || $0.value == chosen }
    let links = shown.map { item in
      HTML.tag(
        "li", [:],
        .tag(
          "a",
          ["href": address(item.value), "aria-current": item.value == chosen ? "true" : nil],
          HTML(item.words + " "), .tag("b", [:], HTML(String(item.count)))))
    }
    return .tag("nav", ["aria-label": label], .tag("ul", ["class": "filters"], links))
  }
}
