import FuzzTargets
import Glibc

/// `tallyman-fuzz TARGET [libFuzzer's arguments] FOLDER …`: see Tests/Fuzz/README.md.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// The most that one input may take, in seconds of this thread's processor time; the sanitizers make
/// a parser about five times slower.
let mostSeconds = 5.0

nonisolated(unsafe) var chosen: FuzzTarget?

func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func tell(_ text: String) {
  _ = (text + "\n").withCString { write(2, $0, strlen($0)) }
}

func complain(_ text: String) -> Never {
  tell(text)
  abort()
}

chosen = FuzzTarget.all.first { $0.name == CommandLine.arguments.dropFirst().first }
guard chosen != nil else {
  let names = FuzzTarget.all.map(\.name).joined(separator: "|")
  tell("usage: tallyman-fuzz \(names) [-max_total_time=SECONDS …] FOLDER …")
  exit(64)
}
// The target's name is ours; libFuzzer is handed the rest.
var count = CommandLine.argc - 1
var arguments = CommandLine.unsafeArgv + 1
arguments[0] = CommandLine.unsafeArgv[0]
exit(
  runDriver(&count, &arguments) { bytes, size in
    let input = Array(UnsafeBufferPointer(start: bytes, count: size))
    let start = processorSeconds()
    if let wrong = chosen?.complaint(input) { complain("wrong answer: \(wrong)") }
    let spent = processorSeconds() - start
    if spent > mostSeconds { complain("slow: \(spent) s for \(size) bytes") }
    return 0
  })
