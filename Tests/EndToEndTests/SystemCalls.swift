import Foundation

/// A program under `strace`, which tells its calls to the system, ends it at one of them, or makes one fail.
struct SystemCalls {
  /// What a program that keeps something asks of the disk.
  static let keeping = [
    "mkdir", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "chmod", "rename", "unlink",
  ]

  /// False where `strace` is missing or the machine forbids it; the tests then say so and are passed over.
  static let areSeen: Bool = {
    guard let work = try? WorkFolder(),
      let outcome = try? Program.run(["/usr/bin/strace", "-o", "log", "true"], in: work)
    else { return false }
    if outcome.status != 0 { print("skipped: no strace here: \(outcome.errors)") }
    return outcome.status == 0
  }()

  /// The lines of the calls named, of all threads and children.
  static func log(
    of calls: String, by command: [String], in work: WorkFolder,
    environment: [String: String] = [:]
  ) throws -> (outcome: Program.Outcome, calls: [String]) {
    let log = ".log-\(UInt64.random(in: 0...UInt64.max))"
    let outcome = try Program.run(
      ["/usr/bin/strace", "-f", "-qq", "-o", log, "-e", "trace=\(calls)"] + command, in: work,
      environment: environment)
    let lines = try work.read(log).split(separator: "\n").map(String.init)
    return (outcome, lines.filter { $0.contains("(") && !$0.contains("resumed>") })
  }

  /// Runs the command with a fault at the `number`th time that a thread of it makes the call:
  /// `signal=KILL`, `error=ENOSPC`.
  static func run(
    _ command: [String], fault: String, at call: String, _ number: Int, in work: WorkFolder,
    environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Program.run(
      [
        "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
        "inject=\(call):\(fault):when=\(number)",
      ] + command, in: work, environment: environment)
  }
}
