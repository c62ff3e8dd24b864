import Facts

/// Tells sentences that records can settle from those they cannot, and why not.
///
///     «The mill hopes for more orders»: prediction
///     «A spokesman insisted that nothing had been sent»: statement
struct Screening {
  let lexicon = TradeLexicon.standard

  /// The reason why nothing in the sentence is checked; `nil` where it may be.
  func reason(_ sentence: SentenceReading, _ cues: Cues) -> UncheckedSentence.Reason? {
    if isQuestion(sentence) { return .background }
    let quotedShare = share(of: sentence)
    let citesRecords = cues.evidence && cues.report
    if cues.denial, !citesRecords { return .statement }
    if quotedShare > 0.3, cues.speech {
      return cues.person && !isDenial(sentence) ? .opinion : .statement
    }
    if cues.speech, cues.person, !citesRecords { return .statement }
    return nil
  }

  /// «“We have never delivered anything to Russia,” she said»: in so many words that nothing was traded.
  private func isDenial(_ sentence: SentenceReading) -> Bool {
    func isQuoted(_ index: Int) -> Bool { sentence.quoted.contains { $0.contains(index) } }
    return sentence.predicates.contains {
      [.send, .get, .handle, .bill].contains($0.frame) && isQuoted($0.tokens.lowerBound)
    }
      && sentence.tokens.contains {
        isQuoted($0)
          && ["never", "no", "not", "nothing", "none", "n't"].contains(sentence.word($0))
      }
  }

  /// The reason for a sentence that gave no claim.
  func background(_ sentence: SentenceReading, _ cues: Cues) -> UncheckedSentence.Reason {
    if let reason = reason(sentence, cues) { return reason }
    if cues.modal { return .prediction }
    if share(of: sentence) > 0.3 || cues.speech { return .statement }
    return UnreadGoods.counted(in: sentence) == nil ? .background : .noScope
  }

  /// «Did the mill ship it?» asks, and says nothing.
  private func isQuestion(_ sentence: SentenceReading) -> Bool {
    sentence.tokens.suffix(2).contains { index in
      sentence.word(index) == "?" && !sentence.quoted.contains { $0.contains(index) }
    }
  }

  struct Cues {
    var speech = false
    var report = false
    var denial = false
    var modal = false
    var person = false
    var evidence = false
  }

  func cues(_ sentence: SentenceReading) -> Cues {
    var out = Cues()
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      guard !sentence.quoted.contains(where: { $0.contains(index) }),
        // The United States state nothing.
        !sentence.places.contains(where: { $0.tokens.contains(index) }),
        let match = lexicon.cues.longest(
          at: index, in: sentence.text, limit: sentence.tokens.upperBound)
      else {
        index += 1
        continue
      }
      switch match.value {
      case .speech: out.speech = true
      case .report: out.report = true
      case .denial:
        if [
          "denied", "denies", "deny", "denying", "rejected", "rejects", "refuted", "refutes",
          "disputed", "disputes", "dismissed", "dismisses",
        ].contains(sentence.word(index)) {
          out.denial = true
        }
      case .modal:
        // «declared in May»: the month.
        let inDate = sentence.dates.contains { $0.tokens.contains(index) }
        out.modal = out.modal || !inDate
      case .speaker: out.person = true
      case .evidence: out.evidence = true
      case .negation: break
      }
      index = match.tokens.upperBound
    }
    return out
  }

  /// How much of the sentence stands between quotation marks.
  func share(of sentence: SentenceReading) -> Double {
    guard !sentence.tokens.isEmpty else { return 0 }
    return Double(sentence.quoted.reduce(0) { $0 + $1.count }) / Double(sentence.tokens.count)
  }
}
