import Facts

/// `tallyman claims --format text`: every claim with its words underlined and its slots.
public struct ClaimsListing: Sendable {
  let options: ReportOptions

  public init(_ options: ReportOptions) { self.options = options }

  public func render(_ claims: ClaimSet, of article: Article) -> String {
    let source = clean(article.source)
    var out = ""
    for claim in claims.claims {
      let place = ClaimPlace(claim, in: article).words
      out += "\(source)  \(place)   \(claim.kind.words)   #\(claim.id)\n"
      let width = max(options.width, 30) - 2
      let excerpt = Excerpt(
        of: claim, in: article, width: width, escaping: options.escapesControls)
      for line in excerpt.lines(underline: "^", width: width) {
        out += "  \(line.text)\n  \(line.underline)\n"
      }
      for (name, text) in ClaimSlots(claim).rows { out += "  \(padded(name))\(clean(text))\n" }
      out += "\n"
    }
    let unchecked = claims.unchecked.count
    out += "\(FigureWords.count(claims.claims.count, "claim")) in \(source)"
    return out + (unchecked > 0 ? "; \(unchecked) not checkable\n" : "\n")
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 13 - name.utf8.count))
  }
}

/// A claim's slots as rows of name and words; what the sentence left open names its source.
struct ClaimSlots {
  let rows: [(String, String)]

  init(_ claim: Claim) {
    var rows: [(String, String)] = []
    if let amount = claim.amount {
      rows.append(("amount", ClaimSlots.words(amount)))
    }
    for slot in Scope.Slot.allCases where !claim.scope.isOpen(slot) {
      let origin = claim.inherited[slot].map { " (from \($0))" } ?? ""
      rows.append((slot.rawValue, ClaimSlots.words(slot, of: claim.scope) + origin))
    }
    if let base = claim.base {
      let words = Scope.Slot.allCases.filter { !base.isOpen($0) }.map {
        "\($0.rawValue) \(ClaimSlots.words($0, of: base))"
      }
      rows.append(("of", words.isEmpty ? "all records" : words.joined(separator: ", ")))
    }
    if let grouping = claim.grouping {
      rows.append(("ranked by", "\(grouping.rawValue), place \(claim.rank)"))
    }
    if let words = claim.declaredWords { rows.append(("declared as", words)) }
    if let attribution = claim.attribution { rows.append(("attributed", attribution)) }
    if claim.polarity == .denied { rows.append(("polarity", "denied")) }
    rows += claim.doubts.map { ("unclear", $0) }
    self.rows = rows
  }

  private static func words(_ amount: Amount) -> String {
    let value = FigureWords.amount(amount.value, unit: amount.unit)
    let low = amount.low.map { FigureWords.amount($0, unit: amount.unit) }
    let high = amount.high.map { FigureWords.amount($0, unit: amount.unit) }
    let bounds =
      switch (low, high) {
      case (let low?, let high?): low == high ? "exactly \(low)" : "accepts \(low) to \(high)"
      case (let low?, nil): "accepts \(amount.excludesLow ? "more than" : "at least") \(low)"
      case (nil, let high?): "accepts \(amount.excludesHigh ? "less than" : "at most") \(high)"
      case (nil, nil): "no bound"
      }
    return "\(value), \(bounds), written “\(amount.written)”"
  }

  private static func words(_ slot: Scope.Slot, of scope: Scope) -> String {
    switch slot {
    case .shipper: scope.shipper.map(party) ?? ""
    case .consignee: scope.consignee.map(party) ?? ""
    case .goods: scope.goods.map(goods) ?? ""
    case .origin: scope.origin.joined(separator: ", ")
    case .departure: scope.departure.joined(separator: ", ")
    case .via: scope.via.joined(separator: ", ")
    case .destination: scope.destination.joined(separator: ", ")
    case .period: FigureWords.period(scope.period)
    }
  }

  private static func party(_ party: PartyReference) -> String {
    let names = party.names.filter { $0 != party.text }
    let also = names.isEmpty ? "" : " = " + names.joined(separator: " or ")
    return (party.isExcluded ? "all but " : "") + party.text + also
  }

  private static func goods(_ goods: GoodsReference) -> String {
    let codes = goods.hs.isEmpty ? "" : ", HS " + goods.hs.joined(separator: ", ")
    let words = goods.terms.isEmpty ? "" : ", or words: " + goods.terms.joined(separator: ", ")
    return goods.text + codes + words
  }
}
