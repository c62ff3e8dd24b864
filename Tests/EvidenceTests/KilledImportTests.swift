import Facts
import Foundation
import Testing

@testable import Evidence

/// A real process that imports, killed at seeded moments: the folder is as before, or complete.
@Suite struct KilledImportTests {
  /// The bench that stands beside the tests; it is built with them.
  private static var bench: String? {
    let directory = (CommandLine.arguments[0] as NSString).deletingLastPathComponent
    let candidates = [
      directory, directory + "/..", ".build/debug", directory + "/../../..",
    ].map { $0 + "/evidence-bench" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func rows(_ count: Int, from first: Int) -> String {
    ([CustomsFolder.header]
      + (first..<first + count).map {
        "K\($0),2022-06-\(10 + $0 % 20),Jinhu Arms \($0 % 97),OOO Bastion,930330,RIFLES \($0 % 31),"
          + "\($0 % 500 + 1),PCE,\($0 % 900 + 1).5,\($0 + 1),CN,TR,RU"
      }).joined(separator: "\n") + "\n"
  }

  @Test func aKilledImportLeavesTheFolderAsItWas() throws {
    guard let bench = KilledImportTests.bench else {
      print("skipped: evidence-bench is not built")
      return
    }
    let folder = try CustomsFolder()
    let evidence = folder.path + "/evidence"
    let first = try folder.write(KilledImportTests.rows(50, from: 0), as: "first.csv")
    let second = try folder.write(KilledImportTests.rows(12_000, from: 1000), as: "second.csv")
    _ = try EvidenceFolder.importing(first, into: evidence)
    var killed = 0
    for moment in 1...20 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: bench)
      process.arguments = ["import", second, evidence]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32((moment * 7919) % 23 * 20_000 + 5_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }
      let opened = try EvidenceFolder(at: evidence)
      #expect(opened.verified().isEmpty)
      let records = try opened.answer(EvidenceQuery(scope: Scope())).tally.records
      #expect(records == 50 || records == 12_050)
      if records == 12_050 {
        let done = try #require(opened.datasets.first { $0.source == "second.csv" })
        try EvidenceFolder.removing(done.id, from: evidence)
      }
    }
    #expect(killed > 0)
    let receipt = try EvidenceFolder.importing(second, into: evidence)
    #expect(receipt.map(\.dataset.records) == [12_000])
    // What the killed imports left behind is gone.
    let names = try FileManager.default.contentsOfDirectory(atPath: evidence)
    #expect(names.allSatisfy { $0.hasSuffix(".shard") } && names.count == 2)
  }

  @Test func twoImportsAtOnceBothArrive() throws {
    guard let bench = KilledImportTests.bench else {
      print("skipped: evidence-bench is not built")
      return
    }
    let folder = try CustomsFolder()
    let evidence = folder.path + "/evidence"
    let files = try (0..<3).map { number in
      try folder.write(KilledImportTests.rows(800, from: number * 800), as: "part\(number).csv")
    }
    let processes = try (files + [files[0]]).map { file in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: bench)
      process.arguments = ["import", file, evidence]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes { process.waitUntilExit() }
    #expect(processes.allSatisfy { $0.terminationStatus == 0 })
    let opened = try EvidenceFolder(at: evidence)
    #expect(opened.datasets.count == 3)
    #expect(try opened.answer(EvidenceQuery(scope: Scope())).tally.records == 2400)
  }
}
