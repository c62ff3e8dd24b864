import Facts

/// Places that a clause lists for one part of the way.
///
///     «sent 40 lathes through Turkey and Georgia»: [["TR"], ["GE"]]
///
/// The scope takes what has any of them: that the sum is right does not yet say that each was passed.
enum ListedPlaces {
  /// Empty where fewer than two places are listed.
  static func codes(of draft: Draft, in scene: SentenceScene) -> [[String]] {
    guard draft.polarity == .affirmed,
      [.quantity, .weight, .value, .shipments, .existence].contains(draft.kind),
      let clause = scene.clause(at: draft.quote.lowerBound)
    else { return [] }
    let sentence = scene.sentence
    let roles = draft.topic.roles
    for part in [roles.departure, roles.via, roles.origin, roles.destination] where part.count > 1 {
      let places = sentence.places.filter {
        clause.tokens.contains($0.tokens.lowerBound) && Set($0.codes).isSubset(of: part)
      }
      guard places.count > 1, places.dropFirst().allSatisfy({ isJoined($0, sentence) }) else {
        continue
      }
      return places.map(\.codes)
    }
    return []
  }

  /// Behind a comma or «and»; «Turkey or Georgia» leaves it open.
  private static func isJoined(_ place: PlaceMention, _ sentence: SentenceReading) -> Bool {
    var before = place.tokens.lowerBound - 1
    if sentence.word(before) == "the" { before -= 1 }
    return [",", "and"].contains(sentence.word(before))
  }
}
