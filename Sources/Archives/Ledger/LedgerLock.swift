import Glibc

/// Held by the one process that writes a ledger; the system lets go of it when the process ends, however.
final class LedgerLock: Sendable {
  private let file: Int32

  /// The lock is a file of its own: closing a second descriptor of the ledger itself would undo SQLite's locks.
  init(of ledger: String) throws(ArchiveProblem) {
    let path = ledger + "-lock"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .ledgerFault(ledger, SystemWords.last()) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let error = errno
      var holder = [UInt8](repeating: 0, count: 16)
      let count = holder.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
      close(file)
      guard error == EWOULDBLOCK else {
        throw .ledgerFault(ledger, String(cString: strerror(error)))
      }
      let process = String(decoding: holder[..<max(0, count)], as: UTF8.self)
      throw .ledgerBusy(ledger, process: process.isEmpty ? "" : " (process \(process))")
    }
    let process = Array("\(getpid())".utf8)
    ftruncate(file, 0)
    _ = process.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
  }

  deinit { close(file) }
}
