import Facts

/// Where the goods were made, sent from and taken: bands as wide as their number of records.
struct RouteFlow {
  struct Route: Hashable {
    let stops: [String]
    let records: Int
  }

  /// Most records first, then by name.
  let routes: [Route]

  init(_ records: [Shipment]) {
    var counts: [[String]: Int] = [:]
    for record in records {
      let ends = [record.origin, record.departure, record.via, record.destination]
      let stops = ends.compactMap { $0.map { $0.isEmpty ? "?" : $0 } }
      counts[stops, default: 0] += 1
    }
    routes =
      counts.map { Route(stops: $0.key, records: $0.value) }.sorted { a, b in
        a.records != b.records
          ? a.records > b.records : a.stops.joined(separator: " ") < b.stops.joined(separator: " ")
      }
  }

  private static let columns = ["Made in", "Sent from", "Arrived in"]

  var element: HTML {
    guard !routes.isEmpty, routes.contains(where: { $0.stops != ["?", "?", "?"] }) else {
      return .empty
    }
    let rows = routes.map { route in
      HTML.tag(
        "tr", [:],
        .joined(route.stops.map { .tag("td", [:], HTML($0)) }),
        .tag("td", ["class": "n"], HTML("\(route.records)")))
    }
    let table = HTML.tag(
      "table", [:], .tag("caption", [:], "Routes of the records"),
      PageMark.columns(RouteFlow.columns + ["Records"]),
      .tag("tbody", [:], rows))
    return .tag(
      "figure", [:], picture, .tag("figcaption", [:], HTML(caption)),
      .tag("details", [:], .tag("summary", [:], "As a table"), table))
  }

  var caption: String {
    let words = routes.prefix(3).map { route in
      "\(route.stops.joined(separator: " → ")) (\(FigureWords.count(route.records, "record")))"
    }
    let rest = routes.count > 3 ? ", and \(routes.count - 3) more" : ""
    return "Route, made in → sent from → arrived in: " + words.joined(separator: ", ") + rest + "."
  }

  private var picture: HTML {
    // The six busiest routes; the table behind the picture has all.
    let drawn = Array(routes.prefix(6))
    let stops = (0..<3).map { column in
      drawn.reduce(into: [String]()) { list, route in
        if !list.contains(route.stops[column]) { list.append(route.stops[column]) }
      }
    }
    let tallest = stops.map(\.count).max() ?? 1
    let height = 34 + tallest * 36
    let xs = [30, 250, 470]
    func y(_ column: Int, _ stop: String) -> Int {
      let place = stops[column].firstIndex(of: stop) ?? 0
      return 34 + (height - 34) * (2 * place + 1) / (2 * stops[column].count)
    }
    let most = drawn.map(\.records).max() ?? 1
    var parts: [HTML] = []
    for route in drawn {
      for leg in 0..<2 {
        let (x1, x2) = (xs[leg] + 60, xs[leg + 1])
        let (y1, y2) = (y(leg, route.stops[leg]), y(leg + 1, route.stops[leg + 1]))
        let middle = (x1 + x2) / 2
        let wide = max(2, route.records * 14 / most)
        parts.append(
          .tag(
            "path",
            [
              "d": "M\(x1) \(y1)C\(middle) \(y1) \(middle) \(y2) \(x2) \(y2)",
              "stroke-width": "\(wide)",
            ]))
      }
    }
    for column in 0..<3 {
      parts.append(
        .tag(
          "text", ["x": "\(xs[column] + 30)", "y": "14", "text-anchor": "middle", "class": "head"],
          HTML(RouteFlow.columns[column])))
      for stop in stops[column] {
        let at = y(column, stop)
        parts.append(
          .tag(
            "rect",
            [
              "x": "\(xs[column])", "y": "\(at - 13)", "width": "60", "height": "26", "rx": "4",
            ]))
        parts.append(
          .tag(
            "text",
            ["x": "\(xs[column] + 30)", "y": "\(at + 5)", "text-anchor": "middle"], HTML(stop)))
      }
    }
    return .tag(
      "svg",
      [
        "viewBox": "0 0 560 \(height)", "role": "img", "aria-label": caption, "class": "flow",
      ], parts)
  }
}
