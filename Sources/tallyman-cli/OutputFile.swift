import ArgumentParser
import Facts
import Glibc

/// A file that is there whole or not at all: written beside its place, then moved there by one rename.
struct OutputFile {
  let path: String

  func write(_ text: String) throws(Diagnostic) {
    try write { (send) throws(Diagnostic) in try send(text) }
  }

  /// A text that comes in parts, so that it need not be held as a whole.
  func write(_ body: (_ send: (String) throws(Diagnostic) -> Void) throws(Diagnostic) -> Void)
    throws(Diagnostic)
  {
    // A pipe or a device has no place to be renamed to.
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      let file = open(path, O_WRONLY | O_CLOEXEC)
      guard file >= 0 else { throw problem(errno) }
      defer { close(file) }
      return try body { (text) throws(Diagnostic) in try send(text, to: file) }
    }
    let draft = "\(path).\(getpid()).part"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw problem(errno) }
    do throws(Diagnostic) {
      defer { close(file) }
      try body { (text) throws(Diagnostic) in try send(text, to: file) }
      guard fsync(file) == 0 else { throw problem(errno) }
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let error = errno
      unlink(draft)
      throw problem(error)
    }
  }

  private func send(_ text: String, to file: Int32) throws(Diagnostic) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw problem(errno) }
      rest = rest.dropFirst(count)
    }
  }

  private func problem(_ error: Int32) -> Diagnostic {
    CommandProblem.unwritable(path, error).diagnostic
  }
}

/// Refuses a file whose ending is that of no form: `report.pdf` would hold text.
func requireForm(of path: String, _ isKnown: Bool) throws {
  let name = path.split(separator: "/").last ?? ""
  guard !isKnown, let dot = name.lastIndex(of: "."), dot > name.startIndex else { return }
  throw ValidationError(
    "No form goes by the ending «\(name[dot...])»: name one with --format, or end the file's name otherwise."
  )
}
