import Reports

/// The page that asks once who decides.
struct WhoPage {
  let viewer: Viewer
  /// Where the answer goes, and the decision that waits for it.
  var action = "/who"
  var waiting: [(String, String)] = []
  var wrong = false

  var text: String {
    PageFrame(
      title: "Who decides?", viewer: viewer,
      message: wrong
        ? .tag("p", ["class": "wrong"], "A name has 1 to 100 characters.") : nil,
      content: [
        .tag("h1", [:], "Who decides?"),
        .tag("p", [:], "Your name stands beside each of your decisions. It is asked once."),
        .tag(
          "form", ["method": "post", "action": action, "class": "plainform"],
          .joined(waiting.map { Field.hidden($0.0, $0.1) }),
          Field.text("who", "Your name", viewer.name, required: true),
          .tag("button", [:], "Go on")),
      ]
    ).text
  }
}

/// Signing in, where the site has accounts.
struct SignInPage {
  var place = "/"
  var why: String?

  var text: String {
    PageFrame(
      title: "Sign in", viewer: nil,
      message: why.map { .tag("p", ["class": "wrong"], HTML($0)) },
      content: [
        .tag("h1", [:], "Sign in"),
        .tag(
          "form", ["method": "post", "action": "/sign-in", "class": "plainform"],
          Field.hidden("place", place),
          .tag(
            "p", ["class": "field"], .tag("label", ["for": "name"], "Name"),
            .open(
              "input", ["id": "name", "name": "name", "autocomplete": "username", "required": ""])),
          .tag(
            "p", ["class": "field"], .tag("label", ["for": "password"], "Password"),
            .open(
              "input",
              [
                "id": "password", "name": "password", "type": "password",
                "autocomplete": "current-password", "required": "",
              ])),
          .tag("button", [:], "Sign in")),
      ]
    ).text
  }
}

/// What could not be done, and what to do.
struct RefusalPage {
  let title: String
  let words: String
  var link: (address: String, words: String)?
  var viewer: Viewer?

  var text: String {
    PageFrame(
      title: title, viewer: viewer,
      content: [
        .tag("h1", [:], HTML(title)), .tag("p", [:], HTML(words)),
        link.map { .tag("p", [:], .tag("a", ["href": $0.address], HTML($0.words))) } ?? .empty,
      ]
    ).text
  }
}

/// The keys, which the script lets everybody change or switch off, and how to go on in another browser.
struct HelpPage {
  let viewer: Viewer
  /// An address that lets one more browser in, just made.
  var invitation: String?
  let canInvite: Bool

  static let keys: [(action: String, key: String, words: String)] = [
    ("next", "j", "Next claim"), ("previous", "k", "Previous claim"),
    ("open", "n", "Next undecided claim"), ("accept", "a", "Accept the verdict"),
    ("override", "o", "Override, with a note"), ("undo", "u", "Undo the decision"),
    ("records", "e", "Open or close the records"), ("copy", "c", "Copy the link to the claim"),
    ("filter", "/", "Go to the filter"), ("help", "?", "This page"),
    ("leave", "Escape", "Close what is open"),
  ]

  var text: String {
    PageFrame(
      title: "Keys and help", current: "/help", viewer: viewer,
      content: [.tag("h1", [:], "Keys and help"), keys, decisions, browsers]
    ).text
  }

  private var keys: HTML {
    let rows = HelpPage.keys.map { action, key, words in
      HTML.tag(
        "tr", [:], .tag("th", ["scope": "row"], HTML(words)),
        .tag(
          "td", [:],
          .open(
            "input",
            [
              "name": action, "value": key, "size": "8", "maxlength": "12", "disabled": "",
              "data-default": key, "aria-label": "Key: " + words,
            ])))
    }
    return .tag(
      "section", ["aria-labelledby": "keys"],
      .tag("h2", ["id": "keys"], "Keys"),
      .tag(
        "p", [:],
        "Each key is also a button or link on the page. None works while you write in a field."),
      .tag(
        "form", ["id": "key-form"],
        .tag(
          "p", [:],
          .open(
            "input",
            ["type": "checkbox", "id": "keys-on", "checked": "", "disabled": ""]), " ",
          .tag("label", ["for": "keys-on"], "Keys work")),
        .tag(
          "table", ["class": "keys"], .tag("caption", [:], "What each key does"),
          PageMark.columns(["What", "Key"]), .tag("tbody", [:], rows)),
        .tag(
          "p", ["id": "key-state", "role": "status"],
          "Keys need JavaScript; all else works without."),
        .tag(
          "button", ["type": "button", "id": "keys-reset", "hidden": ""], "As they were at first")))
  }

  private var decisions: HTML {
    .tag(
      "section", ["aria-labelledby": "deciding"],
      .tag("h2", ["id": "deciding"], "Deciding"),
      .tag(
        "ul", [:],
        .tag("li", [:], "Accept: the verdict of the program stands."),
        .tag("li", [:], "Override: you say otherwise, and why."),
        .tag("li", [:], "Needs the reporter: somebody has to ask before it can be decided."),
        .tag(
          "li", [:],
          "Undo: the decision before counts again. Nothing is ever erased; see the timeline."),
        .tag(
          "li", [:],
          "Stale: the claim, the answer, the evidence or the rules have changed since you decided. It says what changed."
        )))
  }

  private var browsers: HTML {
    guard canInvite else { return .empty }
    return .tag(
      "section", ["aria-labelledby": "browsers"],
      .tag("h2", ["id": "browsers"], "Another browser"),
      invitation.map {
        HTML.tag(
          "p", ["role": "status"], "This address lets one browser of this machine in, once: ",
          .tag("code", ["id": "invitation"], HTML($0)))
      } ?? .empty,
      .tag(
        "form", ["method": "post", "action": "/invite"],
        .tag("button", [:], "Make an address for one more browser")))
  }
}
