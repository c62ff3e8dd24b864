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
    guard [.quantity, .weight, .value, .shipments].contains(draft.kind), draft.topic.roles.isEmpty,
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
    default: break
    }
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
