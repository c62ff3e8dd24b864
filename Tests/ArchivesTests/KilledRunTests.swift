import Foundation
import Glibc
import Testing

@testable import Archives

/// The real program, killed at seeded moments: after it went on, the ledger is that of a run left alone.
@Suite struct KilledRunTests {
  static let program: String = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: tests ?? "").deletingLastPathComponent().path + "/tallyman"
  }()

  private func process(_ harbour: Harbour, _ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Self.program)
    process.currentDirectoryURL = URL(filePath: harbour.folder.path)
    process.arguments = arguments
    process.environment = ["HOME": harbour.folder.path, "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  private func arguments(_ ledger: String) -> [String] {
    ["archive", "run", "saved", "crawl.warc.gz", "--ledger", ledger, "--evidence", "records.csv"]
  }

  private func harbour() throws -> Harbour {
    let harbour = try ArchiveRunTests.harbour()
    let pages = (30...90).flatMap { number in
      Crawl.deflated(
        Crawl.response(
          Crawl.address(number),
          Array(Harbour.story(number, about: number % 3 == 0).utf8)))
    }
    try harbour.folder.write("crawl.warc.gz", pages + Array("cut".utf8))
    return harbour
  }

  /// Runs the program to its end, and says how long that took, in microseconds.
  private func finish(_ harbour: Harbour, _ arguments: [String]) throws -> Int {
    let run = try process(harbour, arguments)
    let began = ContinuousClock.now
    try run.run()
    run.waitUntilExit()
    #expect(run.terminationReason == .exit && [0, 2].contains(run.terminationStatus))
    let needed = (ContinuousClock.now - began).components
    return Int(needed.seconds) * 1_000_000 + Int(needed.attoseconds / 1_000_000_000_000)
  }

  @Test func killedAtTwentyMomentsItEndsAsIfLeftAlone() throws {
    let harbour = try harbour()
    // The first run reads the evidence too; how long a run takes is told by the second.
    _ = try finish(harbour, arguments("first.sqlite"))
    var needed = try finish(harbour, arguments("whole.sqlite"))
    let expected = try harbour.contents("whole.sqlite")
    let reports = try harbour.lines("whole.sqlite")
    #expect(try harbour.contents("first.sqlite") == expected)
    var killed = 0
    var tried = 0
    while killed < 20, tried < 100 {
      tried += 1
      let ledger = "killed\(tried).sqlite"
      let run = try process(harbour, arguments(ledger))
      try run.run()
      usleep(UInt32(needed * (tried * 7_919 % 20 + 1) / 22))
      kill(run.processIdentifier, SIGKILL)
      run.waitUntilExit()
      guard run.terminationReason == .uncaughtSignal else {
        // It was quicker than the run before it: the next moments are earlier ones.
        needed = needed * 9 / 10
        continue
      }
      killed += 1
      _ = try finish(harbour, arguments(ledger))
      #expect(try harbour.lines(ledger) == reports, "killed at moment \(tried)")
      // One that had recorded its end before the kill has a second run, which found nothing new.
      if try harbour.ledger(ledger, writing: false).runs().count == 1 {
        #expect(try harbour.contents(ledger) == expected, "killed at moment \(tried)")
      }
    }
    #expect(killed == 20)
  }

  @Test func anInterruptFinishesWhatIsInFlight() throws {
    let harbour = try harbour()
    let run = try process(harbour, arguments("runs.sqlite"))
    try run.run()
    // The ledger stands as soon as the program listens.
    let ledger = harbour.folder.path + "/runs.sqlite"
    while run.isRunning, !FileManager.default.fileExists(atPath: ledger) { usleep(1_000) }
    kill(run.processIdentifier, SIGINT)
    run.waitUntilExit()
    #expect(run.terminationReason == .exit && [130, 0, 2].contains(run.terminationStatus))
    _ = try finish(harbour, arguments("runs.sqlite"))
    #expect(try harbour.lines().count >= 81)
  }

  /// A limit on the size of files stands for a full disk: writing fails in the middle of the run.
  @Test func aFullDiskLosesNothingThatWasRecorded() throws {
    let harbour = try harbour()
    _ = try finish(harbour, arguments("whole.sqlite"))
    let full = try process(harbour, [])
    full.executableURL = URL(filePath: "/bin/sh")
    full.arguments =
      ["-c", "ulimit -f 260; exec \"$0\" \"$@\"", Self.program] + arguments("runs.sqlite")
    let errors = Pipe()
    full.standardError = errors
    try full.run()
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    full.waitUntilExit()
    #expect(full.terminationReason == .exit && full.terminationStatus == 2, "\(told)")
    #expect(told.contains("TM6022"), "\(told)")
    _ = try finish(harbour, arguments("runs.sqlite"))
    #expect(try harbour.contents() == (try harbour.contents("whole.sqlite")))
  }
}
