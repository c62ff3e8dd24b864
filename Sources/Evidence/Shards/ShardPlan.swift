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
  var routes: [Int]?
  var from: Int?
  var to: Int?
  /// Records that another shard counts already.
  var leftOut: Set<Int> = []

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
    if let routes { terms.append("route IN (\(list(routes)))") }
    if let from { terms.append("day >= \(from)") }
    if let to { terms.append("day < \(to)") }
    return terms.isEmpty ? "1" : terms.joined(separator: " AND ")
  }
}
