import Facts
import Glibc
import Reports

/// The three streams of the command, and what may be shown on them.
struct Terminal: Sendable {
  let isQuiet: Bool
  let inputIsTerminal = isatty(STDIN_FILENO) == 1
  let outputIsTerminal = isatty(STDOUT_FILENO) == 1
  let errorsAreTerminal = isatty(STDERR_FILENO) == 1

  /// - Source: https://no-color.org: any value but the empty one.
  var usesColor: Bool {
    outputIsTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
  }

  /// Columns of the terminal, else those of `COLUMNS`, else 100.
  var width: Int {
    var size = winsize()
    if outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment("COLUMNS").flatMap { Int($0) } ?? 100
  }

  /// A result; a pipe that its reader closed takes the rest without a word.
  func write(_ text: String) throws(Diagnostic) {
    guard let error = send(Array(text.utf8), to: STDOUT_FILENO) else { return }
    guard error != EPIPE else { return }
    throw CommandProblem.unwritable("standard output", error).diagnostic
  }

  /// A line on standard error that `--quiet` leaves out.
  func narrate(_ text: String) {
    guard !isQuiet else { return }
    tell(text)
  }

  /// The line that stands on a terminal's standard error, in place of the one before.
  func rewrite(_ line: String) {
    _ = send(Array("\r\u{1B}[K\(line)".utf8), to: STDERR_FILENO)
  }

  /// Errors are always told; notes and warnings unless `--quiet`.
  func tell(_ diagnostic: Diagnostic) {
    guard !isQuiet || diagnostic.severity == .error else { return }
    let place = diagnostic.place.map { $0 + ": " } ?? ""
    tell(
      "tallyman: \(diagnostic.severity.rawValue) \(diagnostic.code): \(place)\(diagnostic.message)")
    tell("  remedy: \(diagnostic.remedy)")
  }

  private func tell(_ line: String) {
    _ = send(
      Array((OutsideText.line(line, escaping: errorsAreTerminal) + "\n").utf8), to: STDERR_FILENO)
  }

  private func send(_ bytes: [UInt8], to stream: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(stream, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count < 0 { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}

/// The value of an environment variable.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
