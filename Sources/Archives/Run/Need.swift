import Evidence
import Facts

/// One question to the evidence, its answer, and what that rested on.
struct Need: Hashable, Sendable {
  var query: EvidenceQuery
  var basis: AnswerBasis
  var answer: EvidenceAnswer
}

/// The needs of an article as they are kept: what a name stands for once, however many questions ask for it.
struct KeptNeeds: Sendable, Codable {
  /// A name of the story with the names of the evidence that it was found to stand for.
  private struct Name: Sendable, Codable {
    var reference: PartyReference
    var names: AnswerBasis.Names?
    var matches: [EvidenceAnswer.PartyMatch]
  }

  /// A need without its names.
  private struct Rest: Sendable, Codable {
    var query: EvidenceQuery
    var basis: AnswerBasis
    var answer: EvidenceAnswer
  }

  private var names: [Name] = []
  private var needs: [Rest] = []

  init(_ needs: [Need]) {
    var known: Set<PartyReference> = []
    for need in needs {
      let resolution = need.answer.resolution
      for (slot, reference, matches) in [
        (Scope.Slot.shipper, need.query.scope.shipper, resolution.shipper),
        (.consignee, need.query.scope.consignee, resolution.consignee),
      ] {
        guard let reference, known.insert(reference).inserted else { continue }
        names.append(
          Name(reference: reference, names: need.basis.names?[slot], matches: matches))
      }
      var rest = Rest(query: need.query, basis: need.basis, answer: need.answer)
      rest.basis.names = nil
      rest.answer.resolution.shipper = []
      rest.answer.resolution.consignee = []
      self.needs.append(rest)
    }
  }

  var all: [Need] {
    let byReference = Dictionary(names.map { ($0.reference, $0) }) { first, _ in first }
    return needs.map { rest in
      var need = Need(query: rest.query, basis: rest.basis, answer: rest.answer)
      var names: [Scope.Slot: AnswerBasis.Names] = [:]
      if let name = rest.query.scope.shipper.flatMap({ byReference[$0] }) {
        names[.shipper] = name.names
        need.answer.resolution.shipper = name.matches
      }
      if let name = rest.query.scope.consignee.flatMap({ byReference[$0] }) {
        names[.consignee] = name.names
        need.answer.resolution.consignee = name.matches
      }
      need.basis.names = names.isEmpty ? nil : names
      return need
    }
  }
}

extension KeptNeeds {
  private enum CodingKeys: CodingKey { case names, needs }

  /// A need of ledgers that kept no answers.
  private struct Unanswered: Decodable {
    var query: EvidenceQuery
    var basis: AnswerBasis
  }

  /// What was kept without an answer rests on nothing that still holds, and is asked again.
  init(from decoder: any Decoder) throws {
    if let old = try? decoder.singleValueContainer().decode([Unanswered].self) {
      needs = old.map { Rest(query: $0.query, basis: $0.basis, answer: EvidenceAnswer()) }
      for place in needs.indices { needs[place].basis.understanding = "" }
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    names = try container.decode([Name].self, forKey: .names)
    needs = try container.decode([Rest].self, forKey: .needs)
  }
}
