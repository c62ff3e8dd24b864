import Facts

/// The drawing of a ``MonthChart``: columns, their running sum, and the band that the story accepts.
struct ColumnPicture {
  private let chart: MonthChart
  private let width = 560.0
  private let height = 210.0
  private let left = 14.0
  private let right = 14.0
  private let top = 26.0
  private let bottom = 30.0

  init(_ chart: MonthChart) { self.chart = chart }

  private var ceiling: Double {
    var most = chart.total.double
    if let accepted = chart.accepted {
      most = max(most, accepted.low.double, accepted.high?.double ?? 0)
    }
    return max(most, 1e-6) * 1.12
  }

  private func y(_ value: Double) -> Double {
    let inner = height - top - bottom
    return top + inner * (1 - min(max(value / ceiling, 0), 1))
  }

  var element: HTML {
    let step = (width - left - right) / Double(chart.columns.count)
    return .tag(
      "svg",
      [
        "viewBox": "0 0 \(n(width)) \(n(height))", "role": "img", "aria-label": chart.caption,
        "class": "chart",
      ], band, columns(step), line(step), labels(step))
  }

  private var band: HTML {
    guard let accepted = chart.accepted else { return .empty }
    let upper = accepted.high.map { y($0.double) } ?? top
    let lower = y(accepted.low.double)
    let words = "the story: \(chart.written)"
    let below = upper - 6 < 12
    return .tag(
      "g", ["class": "band"],
      .tag(
        "rect",
        [
          "x": n(left), "y": n(upper), "width": n(width - left - right),
          "height": n(max(lower - upper, 2)),
        ]),
      .tag(
        "text", ["x": n(left + 4), "y": n(below ? upper + 13 : upper - 6)], HTML(clipped(words))))
  }

  private func columns(_ step: Double) -> HTML {
    let bars = chart.columns.enumerated().map { index, column in
      let head = y(column.amount.double)
      let wide = min(step * 0.68, 56)
      return HTML.tag(
        "rect",
        [
          "x": n(left + (Double(index) + 0.5) * step - wide / 2), "y": n(head),
          "width": n(wide), "height": n(max(height - bottom - head, 0)),
        ])
    }
    let axis = HTML.tag(
      "line",
      [
        "x1": n(left), "x2": n(width - right), "y1": n(height - bottom), "y2": n(height - bottom),
        "class": "axis",
      ])
    return .tag("g", ["class": "bars"], bars + [axis])
  }

  /// The running sum, one step a column.
  private func line(_ step: Double) -> HTML {
    guard chart.columns.count > 1 else { return .empty }
    var sum = 0.0
    var points: [String] = []
    for (index, column) in chart.columns.enumerated() {
      let x = left + Double(index) * step
      sum += column.amount.double
      points.append("\(n(x)),\(n(y(sum)))")
      points.append("\(n(x + step)),\(n(y(sum)))")
    }
    return .tag("polyline", ["points": points.joined(separator: " "), "class": "sum"])
  }

  private func labels(_ step: Double) -> HTML {
    let words = "records: \(FigureWords.figure(chart.total, unit: chart.unit))"
    var parts: [HTML] = [
      .tag(
        "text",
        [
          "x": n(width - right - 4), "y": n(max(y(chart.total.double) - 6, 12)),
          "text-anchor": "end", "class": "sum",
        ], HTML(words))
    ]
    let every = max(1, (chart.columns.count + 6) / 7)
    for (index, column) in chart.columns.enumerated() where index % every == 0 {
      parts.append(
        .tag(
          "text",
          [
            "x": n(left + (Double(index) + 0.5) * step), "y": n(height - 10),
            "text-anchor": "middle",
          ], HTML(column.label)))
    }
    return .tag("g", ["class": "labels"], parts)
  }

  private func clipped(_ text: String) -> String {
    text.unicodeScalars.count > 60 ? String(text.prefix(59)) + "…" : text
  }

  /// One decimal, the same digits on every machine.
  private func n(_ value: Double) -> String {
    Figure(millionths: Int128((value * 10).rounded()) * 100_000).description
  }
}
