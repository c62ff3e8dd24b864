import Foundation
import Glibc

/// The real binary, as the build left it beside the tests, run with files for its streams.
struct Program {
  /// What a run gave.
  struct Outcome: Sendable {
    var status: Int32
    var output: String
    var errors: String
  }

  static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let folder: String = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: tests ?? "").deletingLastPathComponent().path
  }()

  static var path: String { folder + "/tallyman" }

  /// Runs `tallyman` with a cache of its own, so that no test sees what another imported.
  static func run(
    _ arguments: String..., input: String? = nil, in work: WorkFolder,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try run([path] + arguments, input: input, in: work, environment: environment)
  }

  static func run(
    _ command: [String], input: String? = nil, in work: WorkFolder,
    environment: [String: String] = [:], from start: String? = nil
  ) throws -> Outcome {
    let number = UInt64.random(in: 0...UInt64.max)
    let (out, err) = ("\(work.path)/.out-\(number)", "\(work.path)/.err-\(number)")
    var stdin = "/dev/null"
    if let input {
      stdin = "\(work.path)/.in-\(number)"
      try Data(input.utf8).write(to: URL(filePath: stdin))
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, stdin, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT, 0o600)
    var variables = ["PATH": "\(folder):/usr/bin:/bin", "HOME": work.path, "LANG": "C.UTF-8"]
    variables["XDG_CACHE_HOME"] = work.path + "/.cache"
    // A program built with a sanitizer is told as the tests are (`.ci/sanitize`).
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
      variables[name] = ProcessInfo.processInfo.environment[name]
    }
    variables.merge(environment) { $1 }
    // Glibc keeps its way to set a child's folder from Swift, so a shell does it.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", start ?? work.path] + command
    let words = shell.map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    var process = pid_t()
    let failure = posix_spawn(&process, shell[0], &actions, nil, words, settings)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    func text(_ file: String) throws -> String {
      try String(decoding: Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    }
    return Outcome(
      status: signal == 0 ? (status >> 8) & 0xFF : -signal, output: try text(out),
      errors: try text(err))
  }
}

/// A folder that is there for one test.
final class WorkFolder: Sendable {
  let path: String

  init() throws {
    var template = Array((NSTemporaryDirectory() + "/tallyman-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return name
  }

  func read(_ name: String) throws -> String {
    try String(decoding: Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
  }

  /// The visible files.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter {
      !$0.hasPrefix(".")
    }.sorted()
  }
}

/// A small story and its records, invented.
enum Quay {
  static func page(_ body: String, head: String = "<meta charset=utf-8>") -> String {
    """
    <!doctype html><html lang="en"><head>\(head)<title>On the quay</title>
    <meta property="article:published_time" content="2023-03-17T08:00:00Z"></head><body>
    <nav><a href="/">Home</a></nav><main><article><h1>On the quay</h1>
    \(body)
    <p>The harbour master keeps a ledger of every vessel that has called at the port in the past ten years, \
    and the ledger was shown to reporters last week.</p>
    </article></main></body></html>
    """
  }

  static let story = page(
    """
    <p>Baltis Arms shipped 1,000 hunting rifles from China to the Russian company Orlan-Trade in June 2022, \
    according to customs data seen by this newspaper.</p>
    <p>The records show that 80 tons of body armor from Turkey reached Russia in the last quarter of 2022.</p>
    """)

  static let header =
    "id,date,shipper,consignee,hs,goods,quantity,unit,net_weight_kg,value_usd,origin,departure,destination\n"

  static let records =
    header + """
      Q1,2022-01-04,GULF LINE FZE,VOLNA LLC,847130,LAPTOPS,20,PCE,50,20000,CN,AE,RU
      Q2,2022-06-07,BALTIS ARMS LTD,ORLAN-TRADE LLC,930330,HUNTING RIFLES,1000,PCE,4100,208000,CN,CN,RU
      Q3,2022-10-05,MARMARA TEKSTIL AS,ORLAN-TRADE LLC,621143,BODY ARMOR VESTS,900,PCE,8000,900000,TR,TR,RU
      Q4,2022-12-28,GULF LINE FZE,VOLNA LLC,847130,LAPTOPS,10,PCE,25,10000,CN,AE,RU

      """
}
