import Glibc

/// A list of paths, one a line, or each ended by NUL as `find -print0` writes them.
enum PathList {
  private static let longest = 1 << 30

  /// - Parameter path: `-` for standard input.
  static func paths(in path: String) throws(ArchiveProblem) -> [[CChar]] {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .badList(path, SystemWords.last()) }
    defer { if path != "-" { close(file) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .badList(path, SystemWords.last()) }
      if got == 0 { break }
      bytes += buffer[..<got]
      guard bytes.count < longest else { throw .badList(path, "it is larger than a gigabyte") }
    }
    let end: UInt8 = bytes.contains(0) ? 0 : 0x0A
    return bytes.split(separator: end).compactMap { line in
      let line = end == 0x0A && line.last == 0x0D ? line.dropLast() : line
      return line.isEmpty ? nil : line.map { CChar(bitPattern: $0) } + [0]
    }
  }
}
