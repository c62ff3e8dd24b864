/// What the words beside a figure say about how exact it is; what each accepts is in ``Bounds``.
public enum Hedge: String, Hashable, Sendable, CaseIterable {
  /// «exactly», «precisely».
  case exact
  /// «only», «just», «a mere»: no bound, but the writer finds it little.
  case only
  /// «about», «some», «roughly», «-odd», «or so».
  case about
  /// «almost», «nearly», «close to».
  case almost
  /// «just under», «just shy of», «slightly less than»: accepts what «almost» does.
  case justUnder
  /// «more than», «over», «in excess of», «-plus».
  case moreThan
  /// «well over», «far more than».
  case wellOver
  /// «at least», «no fewer than», «not less than».
  case atLeast
  /// «just over», «a little more than», «slightly more than».
  case justOver
  /// «up to», «as many as», «no more than», «at most».
  case atMost
  /// «less than», «fewer than», «under», «below».
  case lessThan
  /// «well under», «far less than».
  case wellUnder
  /// «barely», «hardly», «scarcely»: about the figure, rather less than more.
  case barely
  /// «all but 1,500 of»: the whole less the figure.
  case allBut
}

/// An amount in words that is no figure: «dozens», «several», «most».
public enum VagueAmount: String, Hashable, Sendable, CaseIterable {
  case none, couple, few, several, handful, many
  case aDozen, dozens, scores, hundreds, thousands, tensOfThousands, hundredsOfThousands
  case millions, tensOfMillions, hundredsOfMillions, billions
  case most, vastMajority, minority, all
}
