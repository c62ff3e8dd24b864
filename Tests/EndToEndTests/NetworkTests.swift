import Foundation
import Testing

/// No command opens a way out of the machine: what it asks of the system is looked at.
@Suite(.enabled(if: SystemCalls.areSeen, "no strace here")) struct NetworkTests {
  private func desk() throws -> WorkFolder {
    let work = try WorkFolder()
    try work.write("story.html", Quay.story)
    try work.write("other.html", Quay.story.replacing("1,000", with: "1,200"))
    try work.write("records.csv", Quay.records)
    return work
  }

  /// A line of commands is run by a shell, and each of them is followed.
  @Test(arguments: [
    "tallyman check story.html --evidence records.csv --format html --output report.html",
    "tallyman check https://example.com/story.html --evidence records.csv",
    "tallyman claims story.html",
    "tallyman article story.html --why",
    "tallyman compare story.html other.html",
    "tallyman rehearse --evidence records.csv --count 2 --check",
    "tallyman explain TM1003; tallyman explain schema",
    "tallyman evidence inspect records.csv; tallyman evidence import records.csv --evidence store; "
      + "tallyman evidence list --evidence store --verify; "
      + "tallyman evidence search volna --evidence store",
    "tallyman archive run story.html other.html --ledger l --evidence records.csv; "
      + "tallyman archive status --ledger l; tallyman archive diff --ledger l",
    ": > none.jsonl; tallyman review import none.jsonl --decisions d.sqlite; "
      + "tallyman review export --decisions d.sqlite",
    "tallyman review user list --users u",
    "echo '{\"path\":\"story.html\"}' | tallyman worker claims",
  ]) func opensNoSocket(_ commands: String) throws {
    let work = try desk()
    let (outcome, calls) = try SystemCalls.log(
      of: "socket,connect,bind,sendto", by: ["/bin/bash", "-c", commands], in: work)
    #expect(outcome.status >= 0 && outcome.status < 64, "\(outcome)")
    #expect(calls.filter { $0.contains("INET") || $0.contains("NETLINK") } == [])
  }

  /// The site listens where it says, and asks nobody for anything.
  @Test func theSiteOnlyListens() throws {
    let work = try desk()
    let site = """
      tallyman review story.html --evidence records.csv --decisions d.sqlite > out 2>&1 &
      until grep -q http:// out; do kill -0 $! || exit 9; sleep 0.05; done
      kill -TERM $!; wait $!
      """
    let (outcome, calls) = try SystemCalls.log(
      of: "socket,connect,bind,listen", by: ["/bin/bash", "-c", site], in: work)
    let told = try work.read("out")
    #expect(outcome.status == 0, "\(outcome) \(told)")
    #expect(calls.filter { $0.contains("connect(") && $0.contains("INET") } == [])
    let bound = calls.filter { $0.contains("bind(") && $0.contains("INET") }
    #expect(!bound.isEmpty && bound.allSatisfy { $0.contains("127.0.0.1") }, "\(calls)")
  }

  /// `.ci/offline` gives a command loopback, and nothing that leads out; or it says that it cannot.
  @Test func offlineMeansLoopbackAlone() throws {
    let outcome = try Program.run(
      [Program.checkout + "/.ci/offline", "/bin/cat", "/proc/net/dev"], in: try WorkFolder(),
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
    guard outcome.status != 125 else { return print("skipped: \(outcome.errors)") }
    let links = outcome.output.split(separator: "\n").dropFirst(2)
    #expect(links.count == 1 && links.first?.contains("lo:") == true, "\(outcome)")
  }
}
