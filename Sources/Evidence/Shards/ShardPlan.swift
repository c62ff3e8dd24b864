/// Which records of one shard a query selects, in that shard's integers.
struct ShardPlan: Sendable {
  /// The dictionary ids that a slot allows, or that it excludes.
  struct Ids: Sendable {
    var ids: [Int]
    var isExcluded = false
  }

  var shippers: Ids?
  var consignees: Ids?
  /// A record matches by the id of its code or by that of its description; `nil` asks for no goods.
  var codes: [Int]?
  var goods: [Int] = []
  /// Codes to which what `codes` and `goods` select is narrowed.
  var onlyCodes: [Int]?
  var routes: [Int]?
  var from: Int?
  var to: Int?
  /// The currency in which values are summed besides the dollar.
  var currency: String?
  /// True where gross weights are summed too.
  var asksGross = false
  /// For a price: only records that give a value and a mass, or a value and a quantity in these units.
  var priced: Priced?

  enum Priced: Sendable {
    case byMass
    case byQuantity(units: [Int])
  }

  /// Records that another shard counts already.
  var leftOut: Set<Int> = []

  /// True where a record's day alone decides.
  var asksDaysAlone: Bool {
    shippers == nil && consignees == nil && codes == nil && onlyCodes == nil && routes == nil
      && priced == nil && leftOut.isEmpty
  }

  /// The condition of SQL, by integers alone.
  var condition: String {
    var terms: [String] = []
    func list(_ ids: [Int]) -> String { ids.sorted().map(String.init).joined(separator: ",") }
    func party(_ column: String, _ ids: Ids?) {
      guard let ids else { return }
      terms.append("\(column) \(ids.isExcluded ? "NOT IN" : "IN") (\(list(ids.ids)))")
    }
    party("consignee", consignees)
    party("shipper", shippers)
    if let codes {
      var any: [String] = []
      if !codes.isEmpty { any.append("hs IN (\(list(codes)))") }
      if !goods.isEmpty { any.append("goods IN (\(list(goods)))") }
      terms.append(any.isEmpty ? "0" : "(\(any.joined(separator: " OR ")))")
    }
    if let onlyCodes { terms.append("hs IN (\(list(onlyCodes)))") }
    if let routes { terms.append("route IN (\(list(routes)))") }
    switch priced {
    case .byMass: terms.append("mass > 0 AND (usd IS NOT NULL OR value IS NOT NULL)")
    case .byQuantity(let units):
      terms.append("quantity > 0 AND unit IN (\(list(units)))")
      terms.append("(usd IS NOT NULL OR value IS NOT NULL)")
    case nil: break
    }
    if let from { terms.append("day >= \(from)") }
    if let to { terms.append("day < \(to)") }
    return terms.isEmpty ? "1" : terms.joined(separator: " AND ")
  }
}
