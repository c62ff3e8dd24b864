import Archives
import Evidence
import Facts
import Reports

extension FuzzTarget {
  /// Lines on their way between the stages of a worker, each handed to all three.
  static let worker = FuzzTarget("worker", mutations: 10) { bytes in
    guard let stages = Stages.shared else { return "no evidence to ask" }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(8)
    // A line may name any file of the machine; those are the crawl's target.
    for line in lines where !line.contains("path") && !line.contains("\\u") {
      for stage in stages.all {
        if let wrong = stages.complaint(about: String(line), in: stage) { return wrong }
      }
    }
    return nil
  }
}

private struct Stages: Sendable {
  let evidence: EvidenceFolder

  static let shared: Stages? = {
    guard let folder = ScratchFolder(),
      let path = folder.file("records.csv", Array(CustomsFile.sample.utf8)),
      (try? EvidenceFolder.importing(
        path, into: folder.path + "/evidence",
        options: ImportOptions(mostRejectedPerHundredThousand: 100_000))) != nil,
      let evidence = try? EvidenceFolder(at: folder.path + "/evidence")
    else { return nil }
    return Stages(evidence: evidence)
  }()

  var all: [any Worker] { [ClaimsWorker(), TallyWorker(evidence), JudgeWorker(evidence)] }

  func complaint(about line: String, in stage: any Worker) -> String? {
    var sent: [String] = []
    do throws(Diagnostic) {
      try stage.work(on: line, number: 1) { (text) throws(Diagnostic) in sent.append(text) }
    } catch {
      return Refusal.complaint(about: error)
    }
    if sent.count != 1 { return "\(type(of: stage)): \(sent.count) lines of one" }
    let isObject = sent[0].utf8.first == 0x7B && JSONValue(parsing: sent[0]) != nil
    return isObject && !sent[0].contains("\n") ? nil : "\(type(of: stage)): \(sent[0])"
  }
}
