import Evidence
import Foundation

/// How many of a company's other spellings are among the twenty best for one of them, and how fast they are
/// found; companies that share a spelling with another are not asked.
func measureNames(_ companies: String) throws {
  var owners: [String: Set<Int>] = [:]
  var spellings: [[String]] = []
  var names: [String] = []
  for line in try String(contentsOfFile: companies, encoding: .utf8).split(separator: "\n")
    .dropFirst()
  {
    var own: [String] = []
    for name in fields(line)[6].split(separator: "|").map(String.init) where !own.contains(name) {
      own.append(name)
      if owners[name] == nil { names.append(name) }
      owners[name, default: []].insert(spellings.count)
    }
    spellings.append(own)
  }
  var index = NameIndex([])
  var building = 0.0
  let built = seconds { building = processorSeconds { index = NameIndex(names) } }
  var found = (same: 0, other: 0)
  var wanted = (same: 0, other: 0)
  var times: [Double] = []
  // Every so manieth company, its spellings in turn, so that all kinds of spelling are asked.
  let step = max(1, spellings.count / 1_000)
  for (number, company) in stride(from: 0, to: spellings.count, by: step).enumerated() {
    let own = spellings[company]
    guard own.count > 1, own.allSatisfy({ owners[$0]?.count == 1 }) else { continue }
    let asked = own[number % own.count]
    var best: [(id: Int, score: Double)] = []
    times.append(seconds { best = index.best(for: asked, limit: 20) })
    let listed = Set(best.map { names[$0.id] })
    for name in own where name != asked {
      let isFound = listed.contains(name) ? 1 : 0
      if isCyrillic(name) == isCyrillic(asked) {
        wanted.same += 1
        found.same += isFound
      } else {
        wanted.other += 1
        found.other += isFound
      }
    }
  }
  times.sort()
  printed(
    "names",
    [
      ("names", Double(names.count)), ("building", built), ("buildingCpu", building),
      ("asked", Double(times.count)), ("p50ms", times[times.count / 2] * 1000),
      ("p95ms", times[times.count * 95 / 100] * 1000),
      (
        "otherSpellings",
        Double(found.same + found.other) / Double(max(1, wanted.same + wanted.other))
      ),
      ("sameScript", Double(found.same) / Double(max(1, wanted.same))),
      ("otherScript", Double(found.other) / Double(max(1, wanted.other))),
    ])
}

private func isCyrillic(_ name: String) -> Bool {
  name.unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
}
