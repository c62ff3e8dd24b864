import Review

extension FuzzTarget {
  /// The fields of a form or an address as the review site is sent them, and the addresses made of them.
  static let forms = FuzzTarget("forms") { bytes in
    let sent = FormFields(String(decoding: bytes, as: UTF8.self))
    let question = EvidenceQuestion(sent)
    _ = (question.scope, question.faults)
    let asked = FormFields.query(question.fields)
    if FormFields.query(EvidenceQuestion(FormFields(asked)).fields) != asked {
      return "a question does not come back: \(asked)"
    }
    let filter = FormFields.query(ArticleFilter(sent).fields())
    if FormFields.query(ArticleFilter(FormFields(filter)).fields()) != filter {
      return "a filter does not come back: \(filter)"
    }
    let isPlain = (asked + filter).utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 }
    return isPlain ? nil : "no address: \(asked) \(filter)"
  }
}
