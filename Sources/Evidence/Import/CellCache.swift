/// Remembers what the few distinct cells of a column mean.
struct CellCache<Value> {
  private var values: [[UInt8]: Value] = [:]
  private var last: (cell: [UInt8], value: Value)?

  mutating func value(_ cell: ArraySlice<UInt8>, _ make: (ArraySlice<UInt8>) -> Value) -> Value {
    if let last, last.cell.elementsEqual(cell) { return last.value }
    let key = Array(cell)
    let value = values[key] ?? make(cell)
    if values.count < 10_000 { values[key] = value }
    last = (key, value)
    return value
  }
}

extension CellCache: Sendable where Value: Sendable {}
