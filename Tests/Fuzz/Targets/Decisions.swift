import Facts
import Reports
import Review

extension FuzzTarget {
  /// An exported log of decisions, taken into one of this machine.
  static let decisions = FuzzTarget("decisions", mutations: 10) { bytes in
    do throws(Diagnostic) {
      let text = String(decoding: bytes, as: UTF8.self)
      let entries = try DecisionLog.entries(in: text, named: "log.jsonl")
      let written = entries.map { $0.json.text + "\n" }.joined()
      if try DecisionLog.entries(in: written, named: "log.jsonl") != entries {
        return "written and read again, not alike"
      }
      guard !entries.isEmpty, let folder = ScratchFolder() else { return nil }
      let log = try DecisionLog(at: folder.path + "/decisions.sqlite")
      let added = try log.join(entries)
      if added != Set(entries.map(\.id)).count { return "\(added) of \(entries.count) were taken" }
      if try log.join(entries) != 0 { return "taken twice" }
      return try log.entries().entries.count == added ? nil : "not all can be read again"
    } catch {
      return Refusal.complaint(about: error)
    }
  }
}
