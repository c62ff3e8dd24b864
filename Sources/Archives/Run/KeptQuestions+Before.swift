import Evidence
import Facts
import Foundation

/// The questions as programs before kept them, by which a change is still told to come from the evidence; what they
/// kept of the answers is asked anew.
extension KeptQuestions {
  /// - Parameter mark: what the bytes began with; 0 where they have none.
  static func before(_ data: Data, mark: UInt8) throws -> [Need.Question] {
    if mark >= 3 { return try PackedJSON.value(Placed.self, in: data).questions() }
    return try PackedJSON.value(Named.self, in: data).found
  }

  /// What questions have in common by its place.
  private struct Placed: Decodable {
    struct Name: Decodable {
      var reference: PartyReference
      var meant: NameDigests?
      var others: NameDigests?
      var rivals: [NameDigests]?
      var isAbbreviated: Bool?
      var mayTranslate: Bool?

      var names: AnswerBasis.Names? {
        guard let meant, let others else { return nil }
        return AnswerBasis.Names(
          meant: meant, others: others, rivals: rivals, isAbbreviated: isAbbreviated,
          mayTranslate: mayTranslate)
      }
    }

    struct Asked: Decodable {
      private enum CodingKeys: CodingKey { case query, shipper, consignee, basis }

      var query: EvidenceQuery
      var shipper: Int?
      var consignee: Int?
      var basis: Int

      init(from decoder: any Decoder) throws {
        guard var list = try? decoder.unkeyedContainer() else {
          let members = try decoder.container(keyedBy: CodingKeys.self)
          query = try members.decode(EvidenceQuery.self, forKey: .query)
          shipper = try members.decodeIfPresent(Int.self, forKey: .shipper)
          consignee = try members.decodeIfPresent(Int.self, forKey: .consignee)
          basis = try members.decode(Int.self, forKey: .basis)
          return
        }
        query = try list.decode(EvidenceQuery.self)
        basis = try list.decode(Int.self)
        let places = [try list.decode(Int.self), try list.decode(Int.self)]
          .map { $0 < 0 ? nil : $0 }
        (shipper, consignee) = (places[0], places[1])
      }
    }

    var names: [Name]
    var bases: [AnswerBasis]
    var asked: [Asked]

    func questions() throws -> [Need.Question] {
      try asked.map { asked in
        guard bases.indices.contains(asked.basis),
          [asked.shipper, asked.consignee].allSatisfy({ $0.map(names.indices.contains) ?? true })
        else { throw ContentDecoding.Failure.damaged("needs") }
        var question = Need.Question(query: asked.query, basis: bases[asked.basis])
        var found: [Scope.Slot: AnswerBasis.Names] = [:]
        if let name = asked.shipper.map({ names[$0] }) {
          (question.query.scope.shipper, found[.shipper]) = (name.reference, name.names)
        }
        if let name = asked.consignee.map({ names[$0] }) {
          (question.query.scope.consignee, found[.consignee]) = (name.reference, name.names)
        }
        question.basis.names = found.isEmpty ? nil : found
        return question
      }
    }
  }

  /// The names alone apart.
  private struct Named: Decodable {
    struct Name: Decodable {
      var reference: PartyReference
      var names: AnswerBasis.Names?
    }

    var names: [Name]
    var questions: [Need.Question]?
    var needs: [Need.Question]?

    var found: [Need.Question] {
      let names = Dictionary(names.map { ($0.reference, $0.names) }) { first, _ in first }
      return (questions ?? needs ?? []).map { question in
        var question = question
        var found: [Scope.Slot: AnswerBasis.Names] = [:]
        let scope = question.query.scope
        if let name = scope.shipper.flatMap({ names[$0] }) { found[.shipper] = name }
        if let name = scope.consignee.flatMap({ names[$0] }) { found[.consignee] = name }
        question.basis.names = found.isEmpty ? nil : found
        return question
      }
    }
  }
}
