import Reports

/// Who looks at a page.
struct Viewer: Hashable, Sendable {
  var name: String?
  var role: Role
  var isAccount: Bool

  var mayDecide: Bool { role == .reviewer }
}

/// What all pages of the site share: head, way about, place for a message, foot.
struct PageFrame {
  let title: String
  /// The entry of the way about that this page is.
  var current = ""
  let viewer: Viewer?
  /// The same in JSON.
  var twin: String?
  /// What went wrong, or what was done.
  var message: HTML?
  /// Anchors to skip to, with their words.
  var skips: [(anchor: String, words: String)] = [("main", "Skip to the content")]
  let content: [HTML]

  var text: String {
    HTML.verbatim("<!doctype html>\n").text
      + HTML.tag("html", ["lang": "en"], head, body).text + "\n"
  }

  private var head: HTML {
    .tag(
      "head", [:],
      .open("meta", ["charset": "utf-8"]),
      .open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .open("meta", ["name": "referrer", "content": "no-referrer"]),
      .open("meta", ["name": "color-scheme", "content": "light dark"]),
      .tag("title", [:], HTML(title + " — Tallyman review")),
      .open("link", ["rel": "stylesheet", "href": "/review.css"]),
      .open("link", ["rel": "icon", "href": "/icon.svg"]),
      viewer == nil ? .empty : .tag("script", ["src": "/review.js", "defer": ""]))
  }

  private var body: HTML {
    let skip = skips.map {
      HTML.tag("a", ["class": "skip", "href": "#" + $0.anchor], HTML($0.words))
    }
    return .tag(
      "body", ["class": "site"],
      .tag("nav", ["aria-label": "Skip"], skip),
      .tag(
        "header", ["class": "masthead"],
        .tag("p", [:], .tag("strong", [:], "Tallyman"), " · review"), wayAbout),
      message.map { .tag("div", ["class": "message", "role": "status"], $0) } ?? .empty,
      .tag("main", ["id": "main", "tabindex": "-1"], content),
      foot)
  }

  private var wayAbout: HTML {
    guard let viewer else { return .empty }
    let links = [("/", "Stories"), ("/evidence", "Evidence"), ("/help", "Keys and help")].map {
      place, words in
      HTML.tag(
        "li", [:],
        .tag(
          "a", ["href": place, "aria-current": place == current ? "page" : nil], HTML(words)))
    }
    var person: [HTML] = []
    if let name = viewer.name {
      person = [
        .tag(
          "li", [:], "You are ", .tag("bdi", [:], HTML(name)),
          HTML(viewer.mayDecide ? "" : ", a reader")),
        viewer.isAccount
          ? .tag(
            "li", [:],
            .tag(
              "form", ["method": "post", "action": "/sign-out"],
              .tag("button", ["class": "quiet"], "Sign out")))
          : .tag("li", [:], .tag("a", ["href": "/who"], "Somebody else?")),
      ]
    }
    return .tag("nav", ["aria-label": "Site"], .tag("ul", ["class": "about"], links + person))
  }

  private var foot: HTML {
    var lines: [HTML] = []
    if let twin {
      lines.append(
        .tag("p", [:], .tag("a", ["href": twin], "This page as JSON")))
    }
    lines.append(
      .tag(
        "p", [:],
        "“Supported” means that the customs records at hand agree with the figure, not that the story is true."
      ))
    return .tag("footer", [:], lines)
  }
}

/// Small parts of forms.
enum Field {
  static func hidden(_ name: String, _ value: String?) -> HTML {
    guard let value, !value.isEmpty else { return .empty }
    return .open("input", ["type": "hidden", "name": name, "value": value])
  }

  static func text(
    _ name: String, _ label: String, _ value: String?, id: String? = nil, hint: String? = nil,
    type: String = "text", required: Bool = false
  ) -> HTML {
    let id = id ?? "f-" + name
    return .tag(
      "p", ["class": "field"],
      .tag("label", ["for": id], HTML(label)),
      .open(
        "input",
        [
          "id": id, "name": name, "type": type, "value": value ?? "", "placeholder": hint,
          "required": required ? "" : nil, "maxlength": "500", "autocomplete": "off",
        ]))
  }

  static func select(
    _ name: String, _ label: String, _ choices: [(value: String, words: String)], _ chosen: String
  ) -> HTML {
    let options = choices.map { choice in
      HTML.tag(
        "option", ["value": choice.value, "selected": choice.value == chosen ? "" : nil],
        HTML(choice.words))
    }
    return .tag(
      "p", ["class": "field"], .tag("label", ["for": "f-" + name], HTML(label)),
      .tag("select", ["id": "f-" + name, "name": name], options))
  }
}

/// Links to the pages of a long list.
struct Pager {
  let page: Int
  let pages: Int
  let address: (Int) -> String

  /// - Parameter count: Of all items; `page` is moved into the range.
  init(page: Int, count: Int, size: Int, address: @escaping (Int) -> String) {
    pages = max(1, (count + size - 1) / size)
    self.page = min(max(1, page), pages)
    self.address = address
  }

  var element: HTML {
    guard pages > 1 else { return .empty }
    var items: [HTML] = []
    if page > 1 {
      items.append(
        .tag("li", [:], .tag("a", ["href": address(page - 1), "rel": "prev"], "Previous page")))
    }
    items.append(.tag("li", [:], HTML("Page \(page) of \(pages)")))
    if page < pages {
      items.append(
        .tag("li", [:], .tag("a", ["href": address(page + 1), "rel": "next"], "Next page")))
    }
    return .tag("nav", ["aria-label": "Pages", "class": "pager"], .tag("ul", [:], items))
  }
}
