import Foundation
import Testing

/// Folders that refuse, shards that rot, two programs at once: what a person is told, and what goes on.
struct FolderFaultTests {
  /// A command, and the code of what it is refused with.
  struct Refusal: Sendable, CustomTestStringConvertible {
    var command: String
    var code: String
    var testDescription: String { command }
  }

  /// Made once, and copied for each test.
  private static let desk = Result { try made() }

  private func desk() throws -> WorkFolder {
    let (work, first) = (try WorkFolder(), try Self.desk.get())
    for name in try FileManager.default.contentsOfDirectory(atPath: first.path) {
      try FileManager.default.copyItem(
        atPath: first.path + "/" + name, toPath: work.path + "/" + name)
    }
    return work
  }

  private static func made() throws -> WorkFolder {
    let work = try WorkFolder()
    for folder in ["", "here/"] {
      try work.write(folder + "story.html", Quay.story)
      try work.write(folder + "records.csv", Quay.records)
    }
    try work.write("none.jsonl", "")
    try work.write("second.csv", Quay.records.replacing("\nQ", with: "\nR"))
    let made = try Program.run(
      [
        "/bin/bash", "-c",
        """
        tallyman evidence import records.csv --evidence here/store &&
        tallyman review import none.jsonl --decisions here/d.sqlite &&
        tallyman archive run story.html --ledger here/l.sqlite --evidence records.csv
        """,
      ], in: work)
    #expect(made.status == 0, "\(made)")
    return work
  }

  /// What writes below a folder that takes nothing.
  static let writing = [
    Refusal(
      command: "tallyman check story.html --evidence records.csv -o here/report.html",
      code: "TM4005"),
    Refusal(
      command: "XDG_CACHE_HOME=$PWD/here tallyman check story.html --evidence records.csv",
      code: "TM3013"),
    Refusal(
      command: "tallyman evidence import second.csv --evidence here/store", code: "TM3013"),
    Refusal(
      command: "tallyman evidence remove $(ls here/store | cut -c1-12) --evidence here/store",
      code: "TM3013"),
    Refusal(
      command: "tallyman evidence inspect records.csv --write-profile here/p.json", code: "TM4005"),
    Refusal(
      command: "tallyman archive run story.html --ledger here/l.sqlite --evidence records.csv",
      code: "TM6022"),
    Refusal(
      command: "tallyman review import /dev/null --decisions here/new.sqlite", code: "TM5002"),
    Refusal(
      command: "echo 'correct horse' | tallyman review user add ana --users here/users",
      code: "TM5008"),
  ]

  /// True where this test may mount; root of a container often may not.
  static let mayMount: Bool = {
    guard let work = try? WorkFolder() else { return false }
    let outcome = try? Program.run(
      ["/usr/bin/unshare", "-m", "/bin/sh", "-c", "mount -t tmpfs none /mnt"], in: work)
    if outcome?.status != 0 { print("skipped: nothing may be mounted here") }
    return outcome?.status == 0
  }()

  private func expect(_ refusal: Refusal, _ outcome: Program.Outcome) {
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.errors.contains("error \(refusal.code): "), "\(outcome)")
    #expect(outcome.errors.contains("\n  remedy: "), "\(outcome)")
  }

  @Test(.enabled(if: mayMount), arguments: writing) func readOnlyFolder(_ refusal: Refusal) throws {
    let work = try desk()
    let script =
      "mount --bind here here && mount -o remount,ro,bind here && { \(refusal.command)\n}"
    expect(
      refusal, try Program.run(["/usr/bin/unshare", "-m", "/bin/bash", "-c", script], in: work))
  }

  /// Nothing is written where nothing must be: a folder on a disk that takes no writes can be asked.
  @Test(.enabled(if: mayMount)) func readOnlyFolderIsRead() throws {
    let work = try desk()
    let script = """
      mount --bind here here && mount -o remount,ro,bind here &&
      tallyman check here/story.html --evidence here/store; echo $?
      tallyman archive status --ledger here/l.sqlite; echo $?
      """
    let outcome = try Program.run(["/usr/bin/unshare", "-m", "/bin/bash", "-c", script], in: work)
    #expect(outcome.output.contains(" claims: "), "\(outcome)")
    #expect(outcome.output.hasSuffix("\n0\n"), "\(outcome)")
  }

  @Test(.enabled(if: mayMount), arguments: writing) func fullDisk(_ refusal: Refusal) throws {
    // Where nothing is added, a full disk is no fault.
    guard !refusal.command.contains("remove"), !refusal.command.contains("l.sqlite") else { return }
    let work = try desk()
    let script = """
      cp -r here there && mount -t tmpfs -o size=1m none here && cp -r there/* here &&
      cat /dev/zero > here/filler; find here -type f | sort > before
      { \(refusal.command)
      }
      status=$?; find here -type f | grep -v -e '-wal$' -e '-shm$' -e new.sqlite | sort | diff before - || exit 99
      exit $status
      """
    expect(
      refusal, try Program.run(["/usr/bin/unshare", "-m", "/bin/bash", "-c", script], in: work))
  }

  @Test func fullStandardOutput() throws {
    let work = try desk()
    let outcome = try Program.run(
      ["/bin/bash", "-c", "tallyman check story.html --evidence records.csv > /dev/full"], in: work)
    expect(Refusal(command: "", code: "TM4005"), outcome)
  }

  static let reading = [
    Refusal(command: "tallyman check here/story.html --evidence records.csv", code: "TM4002"),
    Refusal(command: "tallyman check story.html --evidence here/records.csv", code: "TM3002"),
    Refusal(command: "tallyman check story.html --evidence here/store/*.shard", code: "TM3002"),
    Refusal(command: "tallyman archive status --ledger here/l.sqlite", code: "TM6022"),
    Refusal(command: "tallyman review export --decisions here/d.sqlite", code: "TM5002"),
  ]

  /// Files that were taken from this user; root, who may read everything, asks as nobody.
  @Test(arguments: reading + writing) func lostPermissions(_ refusal: Refusal) throws {
    let work = try desk()
    let isRoot = getuid() == 0
    // Each command finds its own files; those of `here` are another's.
    let script = """
      chmod 755 . && chmod -R a+rX . && find here -type f -exec chmod 600 {} + && chmod 555 here here/store
      export XDG_CACHE_HOME=$PWD/cache HOME=$PWD/home; mkdir -m 777 cache home
      """
    let prepared = try Program.run(["/bin/bash", "-c", script], in: work)
    #expect(prepared.status == 0, "\(prepared)")
    var command = ["/bin/bash", "-c", refusal.command]
    if isRoot {
      let drop = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
      guard try Program.run(drop + [Program.path, "explain"], in: work).status == 0 else {
        print("skipped: nobody cannot run the program where it lies")
        return
      }
      command = drop + command
    } else {
      _ = try Program.run(
        ["/bin/bash", "-c", "find here -type f -exec chmod 000 {} +"], in: work)
    }
    let outcome = try Program.run(
      command, in: work,
      environment: ["XDG_CACHE_HOME": work.path + "/cache", "HOME": work.path + "/home"])
    // What lies in the files cannot be told apart from that they cannot be read.
    expect(refusal, outcome)
    #expect(outcome.errors.lowercased().contains("permission denied"), "\(outcome)")
  }

  // MARK: Rot

  /// One bit of one shard turns: the shard is named, and the others answer.
  @Test(arguments: 0..<8) func flippedBit(_ seed: Int) throws {
    let work = try desk()
    _ = try Program.run("evidence", "import", "second.csv", "--evidence", "here/store", in: work)
    let names = try FileManager.default.contentsOfDirectory(atPath: work.path + "/here/store")
      .sorted()
    #expect(names.count == 2)
    let path = "here/store/" + names[seed % 2]
    var bytes = try Data(contentsOf: URL(filePath: work.path + "/" + path))
    let place = seed * bytes.count / 8 + seed * 131 % 4096
    bytes[place] ^= 1 << (seed % 8)
    try FileManager.default.removeItem(atPath: work.path + "/" + path)
    try work.write(path, bytes)
    let outcome = try Program.run("check", "story.html", "--evidence", "here/store", in: work)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(
      outcome.errors.contains("error TM3012: \(path): the shard is damaged"), "\(outcome)")
    #expect(outcome.output.contains("2 claims: "), "\(outcome)")
    let list = try Program.run("evidence", "list", "--verify", "--evidence", "here/store", in: work)
    #expect(list.status == 2 && list.errors.contains("TM3012: \(path)"), "\(list)")
  }

  // MARK: Two at once

  /// What two programs do to one thing at the same time is what one after the other would do.
  @Test(arguments: [
    "tallyman check story.html --evidence records.csv --format json -o report.json",
    "tallyman evidence import second.csv --evidence here/store",
    "tallyman review import none.jsonl --decisions new/d.sqlite",
  ]) func twoAtOnce(_ command: String) throws {
    let work = try desk()
    let script =
      "{ \(command)\n} & p=$!; { \(command)\n} & q=$!; wait $p; a=$?; wait $q; b=$?; echo \"ended $a $b\""
    let outcome = try Program.run(["/bin/bash", "-c", script], in: work)
    #expect(
      outcome.output.hasSuffix("ended 0 0\n") || outcome.output.hasSuffix("ended 1 1\n"),
      "\(outcome)")
    let list = try Program.run("evidence", "list", "--verify", "--evidence", "here/store", in: work)
    #expect(list.status == 0, "\(list)")
    if command.contains("report.json") {
      let alone = try Program.run(
        "check", "story.html", "--evidence", "records.csv", "--format", "json", in: work)
      #expect(try work.read("report.json") == alone.output)
      #expect(work.names.filter { $0.hasSuffix(".part") } == [])
    }
  }

  /// One of two runs on a ledger goes on; the other is told who has it.
  @Test func aLedgerIsWrittenByOne() throws {
    let work = try desk()
    let script = """
      exec 9<>here/l.sqlite-lock; flock 9; echo -n 4711 > here/l.sqlite-lock
      tallyman archive run story.html --ledger here/l.sqlite --evidence records.csv
      """
    expect(
      Refusal(command: "", code: "TM6023"), try Program.run(["/bin/bash", "-c", script], in: work))
  }

  /// A story and its records are nobody else's business.
  @Test func whatIsKeptIsPrivate() throws {
    let work = try desk()
    try work.write(
      "ragged.csv", Quay.records + String(repeating: "Q,2022-13-01,,,,,,,,,,,\n", count: 1))
    let script = """
      umask 022
      tallyman check story.html --evidence records.csv -o report.html
      tallyman evidence import ragged.csv --evidence made/store --max-rejects 100
      tallyman archive run story.html --ledger l.sqlite --evidence records.csv --output r.jsonl
      tallyman review import none.jsonl --decisions state/d.sqlite
      tallyman evidence inspect records.csv --write-profile p.json > /dev/null
      echo ==; find report.html made .cache l.sqlite* r.jsonl state p.json -perm /077
      """
    let outcome = try Program.run(["/bin/bash", "-c", script], in: work)
    #expect(outcome.output.hasSuffix("\n==\n"), "\(outcome)")
    #expect(outcome.errors.contains("TM3010"))
    #expect(!outcome.errors.contains("No such file"), "\(outcome.errors)")
  }
}
