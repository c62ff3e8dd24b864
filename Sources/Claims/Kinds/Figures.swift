import Facts

extension KindReader {
  /// Quantities, weights, values, shipments and prices: figures in plain units.
  static let figures = KindReader(kind: .quantity) { $0.figureDrafts }
}
