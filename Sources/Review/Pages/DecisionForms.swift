import Facts
import Reports

/// What stands below a claim's card: the buttons, the note of an override, the timeline.
struct DecisionForms {
  let claim: NumberedClaim
  let record: ClaimRecord
  let digest: String
  let filter: ArticleFilter
  let viewer: Viewer
  /// The claims before and after on this page, for those without keys.
  var previous: String?
  var next: String?
  /// The note that came without what it needed, shown again.
  var draft: String?

  private var id: String { claim.checked.claim.id }
  private var base: String { "/article/\(digest)/claim/\(id)" }

  var element: HTML {
    .tag(
      "div", ["class": "decide", "data-claim": id, "data-state": record.state.rawValue],
      contested, viewer.mayDecide ? buttons : .empty, viewer.mayDecide ? override : .empty,
      timeline, tools)
  }

  private var contested: HTML {
    guard let other = record.contested else { return .empty }
    return .tag(
      "p", ["class": "contested"], .tag("strong", [:], "Two reviewers differ"), ": ",
      .tag("bdi", [:], HTML(other.by)), HTML(" decided “\(DecisionForms.words(other))”"),
      " at about the same time, and the last decision was made without seeing that.")
  }

  /// What a decision is bound to, and where to come back to.
  private var bound: HTML {
    .joined(
      [Field.hidden("after", record.timeline.last?.id)]
        + filter.fields().map { Field.hidden($0.0, $0.1) })
  }

  private func button(_ action: String, _ words: String, _ label: String, key: String) -> HTML {
    .tag(
      "button",
      [
        "name": "action", "value": action, "data-key": key,
        "aria-label": "\(label), claim \(claim.number)",
      ],
      HTML(words))
  }

  private var buttons: HTML {
    var parts: [HTML] = []
    let verdict = claim.mark.words
    if let current = record.current, record.isStale {
      parts.append(
        form(
          [Field.hidden("note", current.note)],
          button(
            current.action.rawValue, "Decide the same again",
            "Decide again: \(DecisionForms.words(current))", key: "")))
    }
    if record.current?.action != .accept || record.isStale {
      parts.append(form([], button("accept", "Accept", "Accept: \(verdict)", key: "accept")))
    }
    if record.current?.action != .needsReporter || record.isStale {
      parts.append(
        form([], button("needsReporter", "Needs the reporter", "Needs the reporter", key: "")))
    }
    if let current = record.current {
      parts.append(
        form(
          [Field.hidden("target", current.id)],
          button("undo", "Undo", "Undo: \(DecisionForms.words(current))", key: "undo")))
    }
    return .tag("div", ["class": "buttons"], parts)
  }

  private func form(_ fields: [HTML], _ button: HTML) -> HTML {
    .tag(
      "form", ["method": "post", "action": base + "/decision"],
      [bound] + fields + [button])
  }

  private var override: HTML {
    let note = "note-" + id
    return .tag(
      "details", ["class": "override", "open": draft == nil ? nil : ""],
      .tag("summary", [:], "Override…"),
      .tag(
        "form", ["method": "post", "action": base + "/decision"], bound,
        .tag(
          "p", ["class": "field"],
          .tag("label", ["for": note], "Why? (required)"),
          .tag(
            "textarea",
            [
              "id": note, "name": "note", "rows": "3", "required": "", "maxlength": "4000",
              "aria-invalid": draft == nil ? nil : "true",
            ], HTML(draft ?? ""))),
        .tag(
          "div", ["class": "buttons"],
          button("supported", "It is supported", "Override: supported", key: ""),
          button("unsupported", "It is unsupported", "Override: unsupported", key: ""))))
  }

  private var timeline: HTML {
    guard !record.timeline.isEmpty else { return .empty }
    let items = record.timeline.map { entry in
      var parts: [HTML] = [
        .tag("time", ["datetime": entry.at], HTML(DecisionForms.moment(entry.at))), " ",
        .tag("bdi", [:], HTML(entry.by)), ": ", HTML(DecisionForms.words(entry)),
      ]
      if let note = entry.note { parts += [" ", .tag("q", ["dir": "auto"], HTML(note))] }
      return HTML.tag("li", [:], parts)
    }
    return .tag(
      "details", ["class": "timeline"],
      .tag("summary", [:], HTML("Timeline: \(FigureWords.count(items.count, "entry"))")),
      .tag("ol", [:], items))
  }

  private var tools: HTML {
    var items: [HTML] = []
    func link(_ target: String, _ words: String, _ label: String) {
      items.append(
        .tag("li", [:], .tag("a", ["href": target, "aria-label": label], HTML(words))))
    }
    if let previous { link("#claim-" + previous, "Previous", "Previous claim") }
    if let next { link("#claim-" + next, "Next", "Next claim") }
    link(base + "/evidence", "Search the evidence", "Search the evidence for claim \(claim.number)")
    items.append(
      .tag(
        "li", [:],
        .tag(
          "button",
          [
            "type": "button", "class": "quiet", "data-copy": "/article/\(digest)#claim-\(id)",
            "hidden": "", "aria-label": "Copy the link to claim \(claim.number)",
          ], "Copy link")))
    return .tag("ul", ["class": "tools"], items)
  }

  static func words(_ entry: DecisionEntry) -> String {
    switch entry.action {
    case .undo: "took the decision back"
    case .note: "note"
    case .accept, .supported, .unsupported, .needsReporter:
      entry.action.outcome?.words ?? entry.action.rawValue
    }
  }

  /// `1 Mar 2026, 09:30 UTC`.
  static func moment(_ text: String) -> String {
    let day = Day(iso: text).map(FigureWords.day) ?? ""
    return "\(day), \(text.dropFirst(11).prefix(5)) UTC"
  }
}
