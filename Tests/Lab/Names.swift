import Evidence
import Foundation

/// `name-pairs` and `name-retrieval`: JSON Lines in, predictions out.
enum NameLab {
  struct Pair: Decodable {
    var pid: String
    var a: String
    var b: String
  }

  struct Query: Decodable {
    var qid: String
    var query: String
  }

  struct Entry: Decodable {
    var id: String
    var name: String
  }

  static func lines<Row: Decodable>(_ data: Data, as row: Row.Type) -> [Row] {
    let decoder = JSONDecoder()
    return data.split(separator: 0x0A).compactMap { try? decoder.decode(Row.self, from: $0) }
  }

  /// Reads a pair a line, prints its score; with `--time` the seconds of reading and scoring names.
  static func pairs(_ arguments: [String]) {
    let pairs = lines(FileHandle.standardInput.readDataToEndOfFile(), as: Pair.self)
    let matcher = NameMatcher()
    _ = matcher.score(PartyName("a"), PartyName("b"))
    let clock = ProcessorClock()
    var scores: [Double] = []
    scores.reserveCapacity(pairs.count)
    // As in an evidence, every distinct name is read once.
    let seconds = clock.measure {
      var read: [String: PartyName] = [:]
      func name(_ raw: String) -> PartyName {
        if let known = read[raw] { return known }
        let name = PartyName(raw)
        read[raw] = name
        return name
      }
      for pair in pairs { scores.append(matcher.score(name(pair.a), name(pair.b))) }
    }
    var text = ""
    for (pair, score) in zip(pairs, scores) {
      text += "{\"pid\":\"\(pair.pid)\",\"score\":\((score * 10_000).rounded() / 10_000)}\n"
    }
    FileHandle.standardOutput.write(Data(text.utf8))
    if arguments.contains("--time") { report(seconds, pairs.count, "pairs, every name read once") }
    if arguments.contains("--time") {
      var sum = 0.0
      let again = clock.measure {
        for pair in pairs { sum += matcher.score(PartyName(pair.a), PartyName(pair.b)) }
      }
      report(again, pairs.count, "pairs, names read each time (\(Int(sum)))")
    }
  }

  static func retrieval(_ arguments: [String]) {
    guard let path = arguments.first(where: { !$0.hasPrefix("--") }),
      let data = FileManager.default.contents(atPath: path)
    else { return }
    let entries = lines(data, as: Entry.self)
    let queries = lines(FileHandle.standardInput.readDataToEndOfFile(), as: Query.self)
    let clock = ProcessorClock()
    var index = NameIndex([])
    let building = clock.measure { index = NameIndex(entries.map(\.name)) }
    var text = ""
    var ranked: [[String]] = []
    var times: [Double] = []
    for query in queries {
      var found: [(id: Int, score: Double)] = []
      times.append(clock.measure { found = index.best(for: query.query, limit: 40) })
      var ids: [String] = []
      for match in found where ids.count < 10 {
        let id = entries[match.id].id
        if !ids.contains(id) { ids.append(id) }
      }
      ranked.append(ids)
    }
    for (query, ids) in zip(queries, ranked) {
      let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
      text += "{\"qid\":\"\(query.qid)\",\"ranked\":[\(list)]}\n"
    }
    FileHandle.standardOutput.write(Data(text.utf8))
    if arguments.contains("--time") {
      report(building, entries.count, "names indexed")
      times.sort()
      report(times.reduce(0, +), queries.count, "queries")
      if let last = times.last {
        let middle = times[times.count / 2] * 1e6
        let high = times[times.count * 95 / 100] * 1e6
        FileHandle.standardError.write(
          Data("p50 \(Int(middle)) µs, p95 \(Int(high)) µs, longest \(Int(last * 1e6)) µs\n".utf8))
      }
    }
  }

  private static func report(_ seconds: Double, _ count: Int, _ what: String) {
    let each = seconds / Double(max(count, 1)) * 1e6
    let line = "\(seconds) s, \(count) \(what), \((each * 100).rounded() / 100) µs each\n"
    FileHandle.standardError.write(Data(line.utf8))
  }
}

/// Seconds of this process on the processor, which other programs on the machine do not lengthen.
struct ProcessorClock {
  func measure(_ work: () -> Void) -> Double {
    let start = now
    work()
    return now - start
  }

  private var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
