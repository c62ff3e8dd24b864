import Facts

/// A query of the evidence as the fields of an address: what a person may change by hand.
///
///     shipper=Baltis+Arms&origin=CN&from=2022-06-01&to=2022-06-30
package struct EvidenceQuestion: Sendable {
  var shipper = ""
  var isShipperExcluded = false
  var consignee = ""
  var isConsigneeExcluded = false
  /// Words of the description, parted by semicolons.
  var goods = ""
  /// HS prefixes, parted by commas.
  var hs = ""
  var origin = ""
  var departure = ""
  var via = ""
  var destination = ""
  /// ISO days, both included.
  var from = ""
  var to = ""

  package init(_ fields: FormFields) {
    shipper = fields["shipper"] ?? ""
    isShipperExcluded = fields["notshipper"] != nil
    consignee = fields["consignee"] ?? ""
    isConsigneeExcluded = fields["notconsignee"] != nil
    goods = fields["goods"] ?? ""
    hs = fields["hs"] ?? ""
    origin = fields["origin"] ?? ""
    departure = fields["departure"] ?? ""
    via = fields["via"] ?? ""
    destination = fields["destination"] ?? ""
    from = fields["from"] ?? ""
    to = fields["to"] ?? ""
  }

  /// The query that a claim was checked with.
  init(_ scope: Scope) {
    shipper = scope.shipper?.names.joined(separator: "; ") ?? ""
    isShipperExcluded = scope.shipper?.isExcluded ?? false
    consignee = scope.consignee?.names.joined(separator: "; ") ?? ""
    isConsigneeExcluded = scope.consignee?.isExcluded ?? false
    if let asked = scope.goods {
      let isNarrow = scope.shipper != nil || scope.consignee != nil
      hs = (asked.hs + (isNarrow ? asked.broadHS : [])).joined(separator: ", ")
      goods = asked.terms.joined(separator: "; ")
      if hs.isEmpty, goods.isEmpty { goods = asked.text }
    }
    origin = scope.origin.joined(separator: ", ")
    let isStop = scope.isStop == true
    departure = isStop ? "" : scope.departure.joined(separator: ", ")
    via = (isStop ? scope.departure : scope.via).joined(separator: ", ")
    destination = scope.destination.joined(separator: ", ")
    from = scope.period.from?.description ?? ""
    to = scope.period.to?.adding(days: -1).description ?? ""
  }

  package var fields: [(String, String)] {
    [
      ("shipper", shipper), ("notshipper", isShipperExcluded ? "1" : ""),
      ("consignee", consignee), ("notconsignee", isConsigneeExcluded ? "1" : ""),
      ("goods", goods), ("hs", hs), ("origin", origin), ("departure", departure), ("via", via),
      ("destination", destination), ("from", from), ("to", to),
    ]
  }

  var isOpen: Bool { fields.allSatisfy { $0.1.isEmpty } }

  /// What is no day.
  package var faults: [String] {
    [("From", from), ("To", to)].compactMap { name, text in
      text.isEmpty || Day(iso: text) != nil ? nil : "\(name): “\(text)” is no day like 2022-06-30."
    }
  }

  package var scope: Scope {
    Scope(
      shipper: party(shipper, isShipperExcluded), consignee: party(consignee, isConsigneeExcluded),
      goods: reference, origin: codes(origin), departure: codes(departure), via: codes(via),
      destination: codes(destination),
      period: Period(from: Day(iso: from), to: Day(iso: to)?.adding(days: 1)))
  }

  private func parts(_ text: String, _ marks: String) -> [String] {
    text.split { marks.contains($0) }.map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }

  private func party(_ text: String, _ isExcluded: Bool) -> PartyReference? {
    let names = parts(text, ";")
    guard let first = names.first else { return nil }
    return PartyReference(text: first, names: names, isExcluded: isExcluded)
  }

  private var reference: GoodsReference? {
    let terms = parts(goods, ";")
    let prefixes = parts(hs, ",; ").map { $0.filter { $0 != "." } }
    guard !terms.isEmpty || !prefixes.isEmpty else { return nil }
    return GoodsReference(text: terms.first ?? prefixes[0], hs: prefixes, terms: terms)
  }

  private func codes(_ text: String) -> [String] { parts(text, ",; ").map { $0.uppercased() } }

  /// `shipper Baltis Arms, origin CN, 1 Jun 2022 to 30 Jun 2022`, for a note.
  var words: String {
    let named = fields.filter { !$0.1.isEmpty && !$0.0.hasPrefix("not") }.map { name, value in
      let isExcluded =
        name == "shipper" && isShipperExcluded || name == "consignee" && isConsigneeExcluded
      return "\(name) \(isExcluded ? "not " : "")\(value)"
    }
    return named.isEmpty ? "all records" : named.joined(separator: ", ")
  }
}
