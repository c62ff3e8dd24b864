import Facts

/// What a sentence names beside a claim's scope, held against the records of a figure that fits.
extension Judge {
  /// `nil` where every description holds the words that narrow the claim's goods.
  func narrowed(_ claim: Claim, _ answer: EvidenceAnswer) -> String? {
    let wanted = GoodsQualities(claim.narrowing, qualities)
    // Many records have the same description.
    var known: [String: Bool] = [:]
    let saying = answer.records.count { record in
      if let isSaid = known[record.goods] { return isSaid }
      let isSaid = wanted.areSaid(in: record.goods)
      known[record.goods] = isSaid
      return isSaid
    }
    guard saying < answer.tally.records else { return nil }
    return "Not settled: whether the goods are «\(claim.narrowing.joined(separator: " "))»: "
      + "\(saying) of \(answer.tally.records) goods descriptions say so."
  }

  /// More than the sentence accepts: what it narrows the goods by may make the difference.
  func isMore(_ found: Verdict.Found?, than amount: Amount?) -> Bool {
    guard case .figure(let high)? = amount?.high, case .figure(let value)? = found?.value else {
      return false
    }
    return value > high
  }

  /// A place that no record has; `nil` where each is there, or not all records were read.
  ///
  /// - Parameter ofAny: true for a place that any record may lack: «In Italy, 40 lathes were sold» is said of all 40.
  func missing(_ places: [[String]], _ answer: EvidenceAnswer, ofAny: Bool = false)
    -> String?
  {
    guard !places.isEmpty, answer.records.count == answer.tally.records else { return nil }
    let missing = places.first { codes in
      func has(_ record: Shipment) -> Bool {
        // Where a file does not tell the way, any place may be on it.
        [record.departure, record.origin, record.destination].contains {
          $0.isEmpty || codes.contains($0)
        } || record.via.map(codes.contains) == true
      }
      return ofAny
        ? !answer.records.allSatisfy(has) || answer.records.isEmpty
        : !answer.records.contains(where: has)
    }
    return missing?.first.map { countries[$0] ?? $0 }
  }

  /// A country that a party is called one of, and that not every record has at that party's end.
  func strangeHome(_ claim: Claim, _ answer: EvidenceAnswer) -> String? {
    guard answer.records.count == answer.tally.records else { return nil }
    let isStop = claim.scope.isStop == true
    func sends(_ record: Shipment, _ codes: [String]) -> Bool {
      // Sent on from another country: where they were made.
      if record.departure.isEmpty || isStop && record.departure != record.origin {
        return record.origin.isEmpty || codes.contains(record.origin)
          || codes.contains(record.departure)
      }
      return codes.contains(record.departure)
    }
    let strange =
      claim.shipperHomes.first { codes in !answer.records.allSatisfy { sends($0, codes) } }
      ?? claim.consigneeHomes.first { codes in
        !answer.records.allSatisfy { $0.destination.isEmpty || codes.contains($0.destination) }
      }
    return strange?.first.map { countries[$0] ?? $0 }
  }

  /// A party of a list that no record has; `nil` where each is there, or not all records were read.
  func unseen(_ claim: Claim, _ answer: EvidenceAnswer) -> String? {
    guard answer.records.count == answer.tally.records else { return nil }
    func missing(
      _ listed: [[String]], _ matches: [EvidenceAnswer.PartyMatch], _ party: (Shipment) -> String
    ) -> String? {
      listed.first { names in
        let spellings = Set(matches.filter { names.contains($0.asked) }.map(\.name))
        return !answer.records.contains { spellings.contains(party($0)) }
      }?.first
    }
    return missing(claim.listedShippers, answer.resolution.shipper) { $0.shipper }
      ?? missing(claim.listedConsignees, answer.resolution.consignee) { $0.consignee }
  }

  /// The unit of packages, pairs or sets that a sentence counts in and no record does.
  func uncounted(_ claim: Claim, _ tally: Tally) -> String? {
    guard claim.kind == .quantity, let unit = claim.amount?.unit,
      !Measure.dimensions.contains(unit)
    else { return nil }
    if unit == "piece" {
      // A file without units may count cartons, or kilograms.
      return tally.quantitiesInThousandths[Tally.unknownUnit] == nil ? nil : "pieces"
    }
    return tally.quantitiesInThousandths[unit] == nil ? unit : nil
  }
}
