import Facts

extension KindReader {
  /// Quantities, weights, values, shipments and prices: figures in plain units.
  static let figures = KindReader(kind: .quantity) { scene in
    var reader = FigureReader(scene)
    reader.read()
    return reader.drafts
  }
}
