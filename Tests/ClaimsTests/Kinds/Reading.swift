import Facts

@testable import Claims

/// A story of one or two paragraphs, and what is found in its last sentence.
struct Reading {
  let claims: [Claim]

  /// - Parameter text: Paragraphs, parted by a bar; the claims of the last one are looked at.
  init(_ text: String) {
    let parts = text.split(separator: "|").map(\.trimmedSpaces)
    let blocks = parts.enumerated().map { index, part in
      Article.Block(id: "b\(index + 1)", kind: .paragraph, text: part)
    }
    let article = Article(source: "story", published: Day(iso: "2024-06-10"), blocks: blocks)
    claims = ClaimFinder().claims(in: article).claims.filter { $0.block == "b\(parts.count)" }
  }

  /// The claims of a kind in one line each: its value, then the slots that are filled.
  func lines(_ kind: ClaimKind) -> [String] {
    claims.filter { $0.kind == kind }.map(Reading.line)
  }

  private static func line(_ claim: Claim) -> String {
    var parts: [String] = []
    switch claim.amount?.value {
    case .day(let day)?: parts.append(day.description)
    case .month(let year, let month)?: parts.append("\(year)-\(month < 10 ? "0" : "")\(month)")
    case .name(let name)?: parts.append(name)
    case .figure(let figure)?: parts.append(figure.description)
    case nil: break
    }
    if let shipper = claim.scope.shipper { parts.append("by " + shipper.text) }
    if let consignee = claim.scope.consignee { parts.append("to " + consignee.text) }
    if let words = claim.declaredWords { parts.append("«\(words)»") }
    if let goods = claim.scope.goods { parts.append("of " + goods.text) }
    for (name, codes) in [
      ("made", claim.scope.origin), ("from", claim.scope.departure),
      ("into", claim.scope.destination),
    ] where !codes.isEmpty {
      parts.append(name + " " + codes.joined(separator: "/"))
    }
    return parts.joined(separator: ", ")
  }
}
