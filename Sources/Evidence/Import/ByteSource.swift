import Facts
import Glibc

/// Reads a file front to back in blocks.
///
///     let source = try ByteSource(path: "records.csv", name: "records.csv")
///     while case let block = try source.next(), !block.isEmpty { … }
final class ByteSource {
  let name: String
  private let descriptor: CInt
  private static let blockSize = 1 << 20

  init(path: String, name: String) throws(Diagnostic) {
    self.name = name
    _ = try FileStamp(of: path)
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw EvidenceFault.unreadable(path, errorText()) }
  }

  deinit { close(descriptor) }

  /// The next block, empty at the end of the file.
  func next() throws(Diagnostic) -> [UInt8] {
    var failure: CInt = 0
    let block = [UInt8](unsafeUninitializedCapacity: ByteSource.blockSize) { buffer, count in
      let got = read(descriptor, buffer.baseAddress, ByteSource.blockSize)
      if got < 0 { failure = errno }
      count = max(0, got)
    }
    if failure != 0 { throw EvidenceFault.unreadable(name, String(cString: strerror(failure))) }
    return block
  }
}

/// What tells that a file was written to: its inode, size and time of change.
struct FileStamp: Hashable {
  let inode: UInt
  let size: Int
  let seconds: Int
  let nanoseconds: Int
  let isDirectory: Bool

  init(of path: String) throws(Diagnostic) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? EvidenceFault.notFound(path) : EvidenceFault.unreadable(path, errorText())
    }
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
    isDirectory = status.st_mode & S_IFMT == S_IFDIR
  }
}

/// The system's words for the last error.
func errorText() -> String { String(cString: strerror(errno)) }
