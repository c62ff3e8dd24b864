import Evidence
import Facts
import Reports

/// What `tallyman evidence import --dry-run` shows: rows, rejects, the first conversions, the months.
struct ImportTrialText {
  let terminal: Terminal

  func text(_ trial: ImportTrial) -> String {
    var out = clean(trial.source) + "\n"
    out += "  profile     \(trial.profile)\n  rows        \(trial.rows)\n"
    out += "  accepted    \(trial.accepted)\n"
    if trial.duplicates > 0 { out += "  duplicates  \(trial.duplicates)\n" }
    if trial.known > 0 { out += "  known       \(trial.known) are in the folder already\n" }
    for reject in trial.rejects {
      out += "  rejected    \(reject.count) as \(reject.code), first in row \(reject.row)"
      out += reject.column.isEmpty ? "" : ", column \(clean(reject.column))"
      out += ": \(clean(reject.reason))\n"
    }
    if !trial.conversions.isEmpty { out += "\n" }
    for conversion in trial.conversions {
      out += "  \(clean(conversion.before))\n    → \(after(conversion.after))\n"
    }
    let there = Dictionary(trial.there.map { ($0.month, $0.tally) }) { $1 }
    let months = trial.months.flatMap { month in
      [(name: month.month, tally: month.tally)]
        + (there[month.month].map { [(name: "  there already", tally: $0)] } ?? [])
    }
    out += "\n" + EvidenceListing(terminal.options).table(months, head: "month")
    if !trial.questions.isEmpty { out += "\n" }
    for question in trial.questions { out += "  ? \(question)\n" }
    return out
  }

  private func after(_ shipment: Shipment) -> String {
    let quantity = shipment.quantityInThousandths.map {
      Figure($0, over: 1_000).description + " " + (shipment.unit ?? "units")
    }
    let own = shipment.currency == "USD" ? nil : shipment.valueInCents
    let parts = [
      shipment.day?.description, "\(shipment.shipper) to \(shipment.consignee)",
      "HS \(shipment.hs) \(shipment.goods)", quantity,
      shipment.netMassInGrams.map { Figure($0, over: 1_000).description + " kg" },
      shipment.grossMassInGrams.map { Figure($0, over: 1_000).description + " kg gross" },
      own.map { Figure($0, over: 100).description + " " + (shipment.currency ?? "") },
      shipment.valueInUSDCents.map { Figure($0, over: 100).description + " USD" },
      "\(shipment.origin) → \(shipment.departure) → \(shipment.destination)",
    ]
    return clean(parts.compactMap { $0 }.joined(separator: "; "))
  }

  func line(_ trial: ImportTrial) -> String {
    let listing = EvidenceListing(terminal.options)
    let rejects = trial.rejects.map { reject in
      JSONValue.object([
        ("code", .string(reject.code)), ("count", .number(Figure(reject.count))),
        ("row", .number(Figure(reject.row))), ("column", .string(reject.column)),
        ("reason", .string(reject.reason)),
      ])
    }
    func months(_ months: [DatasetDetails.Month]) -> JSONValue {
      .array(
        months.map { month in
          .object([("month", .string(month.month))] + listing.members(of: month.tally))
        })
    }
    return JSONValue.object([
      ("source", .string(trial.source)), ("profile", .string(trial.profile)),
      ("rows", .number(Figure(trial.rows))), ("accepted", .number(Figure(trial.accepted))),
      ("duplicates", .number(Figure(trial.duplicates))), ("rejects", .array(rejects)),
      ("months", months(trial.months)), ("there", months(trial.there)),
      ("known", .number(Figure(trial.known))),
      ("questions", .array(trial.questions.map(JSONValue.string))),
    ]).text + "\n"
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: terminal.outputIsTerminal)
  }
}
