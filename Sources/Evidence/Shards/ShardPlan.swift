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
  /// Records that another shard counts already.
  var leftOut: Set<Int> = []

  /// True where a record's day alone decides.
  var asksDaysAlone: Bool {
    shippers == nil && consignees == nil && codes == nil && onlyCodes == nil && routes == nil
      && leftOut.isEmpty
  }

  /// True where values are summed in another currency besides the dollar.
  var isConverting: Bool { currency != nil && currency != "USD" }
}
