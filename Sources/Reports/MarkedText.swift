import Facts

/// A block's text with the words of its claims marked, and behind each its number as a link.
struct MarkedText {
  let text: String
  let claims: [NumberedClaim]
  let names: PageNames

  var element: HTML {
    let scalars = Array(text.unicodeScalars)
    let spans = claims.map { claim in
      let start = min(max(claim.checked.claim.quoteStart, 0), scalars.count)
      return (
        start: start, end: min(max(claim.checked.claim.quoteEnd, start), scalars.count), claim
      )
    }
    let cuts = Set([0, scalars.count] + spans.flatMap { [$0.start, $0.end] }).sorted()
    var parts: [HTML] = []
    var begun: Set<String> = []
    for (index, start) in cuts.enumerated() {
      // The numbers of the claims whose words end here.
      for span in spans where span.end == start { parts.append(reference(to: span.2)) }
      guard index + 1 < cuts.count else { break }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<cuts[index + 1]])
      let words = HTML(String(view))
      let over = spans.filter { $0.start <= start && $0.end > start }.map(\.2)
      guard let worst = over.min(by: { rank($0) < rank($1) }) else {
        parts.append(words)
        continue
      }
      let fresh = over.filter { begun.insert($0.checked.claim.id).inserted }
      // One place of the text may begin several claims: each has its own anchor.
      for claim in fresh.dropFirst() {
        parts.append(.tag("span", ["id": names.mark(claim.checked.claim.id)]))
      }
      let id = fresh.first.map { names.mark($0.checked.claim.id) }
      parts.append(.tag("mark", ["class": "s-" + worst.mark.name, "id": id], words))
    }
    return .joined(parts)
  }

  private func reference(to claim: NumberedClaim) -> HTML {
    .tag(
      "a",
      [
        "class": "ref s-" + claim.mark.name, "href": "#" + names.claim(claim.checked.claim.id),
        "aria-label": "claim \(claim.number): \(claim.mark.words)",
      ], PageMark.glyph(claim.mark), HTML("\(claim.number)"))
  }

  /// Where claims share words the gravest shows.
  private func rank(_ claim: NumberedClaim) -> Int {
    switch claim.checked.verdict.reason {
    case .contradicted: 0
    case .noMatchingRecords: 1
    case .ambiguous: 2
    case .notCovered: 3
    case .statement, .opinion, .prediction, .background, .noScope: 4
    case .agrees: 5
    }
  }
}
