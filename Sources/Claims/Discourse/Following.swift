import Facts

/// Sentences that go on with the very goods or deal of the one before.
///
///     «Qamar sold 585 lathes to Veligor. They were worth $9 million»: neither anybody's lathes, nor all of Qamar's
enum Following {
  /// Takes over who sent them to whom, where the sentence names nobody and no country.
  static func bind(_ draft: inout Draft, in scene: SentenceScene, to last: Draft?) {
    guard let last, isBound(draft, in: scene, after: last) else { return }
    draft.isBound = true
    let before = last.topic.roles
    // «Of these, 1,741 came via Germany»: by that way, and between the same two.
    let isOpen = draft.topic.roles.isEmpty || opens(scene.sentence) && !draft.topic.roles.hasParty
    guard [.quantity, .weight, .value, .shipments].contains(draft.kind), isOpen,
      !before.excludesShipper, !before.excludesConsignee
    else { return }
    draft.topic.roles.shipper = before.shipper
    draft.topic.roles.consignee = before.consignee
    if !before.shipper.isEmpty { draft.inherited[.shipper] = last.topic.block }
    if !before.consignee.isEmpty { draft.inherited[.consignee] = last.topic.block }
  }

  private static func isBound(_ draft: Draft, in scene: SentenceScene, after last: Draft?) -> Bool {
    guard let last, last.sentence < draft.sentence, draft.sentence - last.sentence <= 2,
      last.amount != nil
    else { return false }
    let sentence = scene.sentence
    let start = sentence.tokens.lowerBound
    switch sentence.word(start) {
    case "they", "these", "those", "both": return true
    case "the", "that", "this": if deals.contains(sentence.word(start + 1)) { return true }
    case "of" where opens(sentence): return true
    default: break
    }
    if tellsMeasure(sentence) { return true }
    return sentence.goods.contains { goods in
      last.topic.goods.contains(goods.term) && (goods.isDefinite || isCounted(goods, sentence))
    }
      || sentence.tokens.contains { index in
        ["them", "it"].contains(sentence.word(index))
          && ["for", "of"].contains(sentence.word(index - 1))
          || ["that", "this"].contains(sentence.word(index))
            && deals.contains(sentence.word(index + 1))
      }
  }

  /// «Of these, …», «The total weight was …».
  private static func opens(_ sentence: SentenceReading) -> Bool {
    let start = sentence.tokens.lowerBound
    return sentence.word(start) == "of"
      && ["these", "those", "them"].contains(sentence.word(start + 1))
      || tellsMeasure(sentence)
  }

  /// «The total weight was 307 tons.»: of nobody that the sentence names.
  private static func tellsMeasure(_ sentence: SentenceReading) -> Bool {
    let head = sentence.tokens.prefix(4).map(sentence.word)
    guard ["the", "their", "its"].contains(head.first ?? ""),
      head.contains(where: measures.contains)
    else { return false }
    return !sentence.parties.contains { $0.form == .name }
      && !sentence.places.contains { !$0.codes.isEmpty } && sentence.goods.isEmpty
  }

  private static let measures: WordSet = [
    "weight", "value", "cost", "price", "total", "sum", "figure", "bill", "amount",
  ]

  /// «the 585 lathes».
  private static func isCounted(_ goods: GoodsMention, _ sentence: SentenceReading) -> Bool {
    sentence.quantities.contains {
      $0.numberTokens.upperBound <= goods.termTokens.lowerBound
        && goods.termTokens.lowerBound - $0.numberTokens.upperBound <= 2
        && ["the", "these", "those"].contains(sentence.word($0.numberTokens.lowerBound - 1))
    }
  }

  private static let deals: WordSet = [
    "deal", "deals", "sale", "sales", "contract", "contracts", "trade", "business", "shipment",
    "shipments", "order", "orders", "consignment", "consignments", "cargo", "cargoes", "purchase",
    "purchases", "transaction", "transactions", "goods", "lot", "lots", "delivery", "deliveries",
  ]
}
