import Dispatch
import Facts
import Synchronization

/// What `body` makes of each item, on all cores at once, in the order of the items.
///
/// - Parameter isSpread: false to make one after the other.
/// - Throws: the error of the first item, in their order, that has one.
func concurrently<Item: Sendable, Value: Sendable>(
  _ items: [Item], isSpread: Bool = true, _ body: @Sendable (Item) throws(Diagnostic) -> Value
) throws(Diagnostic) -> [Value] {
  guard isSpread, items.count > 1 else {
    var values: [Value] = []
    for item in items { values.append(try body(item)) }
    return values
  }
  let results = Mutex([Result<Value, Diagnostic>?](repeating: nil, count: items.count))
  DispatchQueue.concurrentPerform(iterations: items.count) { place in
    let result: Result<Value, Diagnostic>
    do throws(Diagnostic) {
      result = .success(try body(items[place]))
    } catch {
      result = .failure(error)
    }
    results.withLock { $0[place] = result }
  }
  var values: [Value] = []
  values.reserveCapacity(items.count)
  for result in results.withLock({ $0 }) {
    if let result { values.append(try result.get()) }
  }
  return values
}
