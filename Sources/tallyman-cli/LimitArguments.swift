import ArgumentParser
import Articles
import Facts
import Foundation
import Glibc

/// How much a story may take of the machine before it is refused.
struct LimitArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The most bytes of one story, counted after unpacking.", valueName: "n"))
  var maxBytes = ReadingLimits.standard.bytes

  @Option(help: ArgumentHelp("How deep elements may lie in one another.", valueName: "n"))
  var maxDepth = ReadingLimits.standard.depth

  @OptionGroup var time: TimeArguments

  @OptionGroup var memory: MemoryArguments

  var values: StoryLimits {
    StoryLimits(
      reading: ReadingLimits(bytes: maxBytes, depth: maxDepth), seconds: time.maxSeconds)
  }

  func validate() throws {
    guard maxBytes > 0, maxDepth > 0 else { throw ValidationError("A limit is at least 1.") }
  }
}

/// `--max-seconds`, for commands that need no other limit.
struct TimeArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The most seconds for one story.", valueName: "n"))
  var maxSeconds = StoryLimits().seconds

  func validate() throws {
    guard maxSeconds > 0 else { throw ValidationError("A limit is at least 1.") }
  }
}

/// What one story may take.
struct StoryLimits: Sendable {
  var reading = ReadingLimits.standard
  var seconds = 300

  /// Says whether there is time left; it runs from now on.
  func timer() -> @Sendable () -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    return { ContinuousClock.now < end }
  }
}

/// `--max-memory`, for commands that hold much at once.
struct MemoryArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most megabytes of memory. Default: three quarters of the machine's.", valueName: "mb"))
  var maxMemory: Int?

  func validate() throws {
    if let maxMemory, maxMemory < 1 { throw ValidationError("--max-memory is at least 1.") }
  }

  /// Ends the program with a diagnostic when it holds more, before the system ends it without one.
  ///
  /// What was written is whole then as after every other end: files, imports and ledgers are kept by single steps.
  func watch(_ terminal: Terminal) {
    let page = sysconf(Int32(_SC_PAGESIZE))
    let limit = maxMemory.map { $0 << 20 } ?? sysconf(Int32(_SC_PHYS_PAGES)) / 4 * 3 * page
    let look: @Sendable () -> Void = {
      guard MemoryArguments.held(page) > limit else { return }
      terminal.tell(CommandProblem.memory(megabytes: limit >> 20).diagnostic)
      _exit(ExitStatus.incomplete.rawValue)
    }
    look()
    Thread.detachNewThread {
      while true {
        usleep(20_000)
        look()
      }
    }
  }

  /// Bytes of memory that are the program's own; mapped files do not count.
  /// - Source: proc(5), statm: total, resident, shared, in pages.
  private static func held(_ page: Int) -> Int {
    let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
    let numbers = bytes.prefix(max(0, count)).split(separator: 0x20).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    return numbers.count > 2 ? (numbers[1] - numbers[2]) * page : 0
  }
}
