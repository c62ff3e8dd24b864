import Articles
import Glibc

/// The stories of one file: the file itself, or those in a crawl, a zip or a tar.
enum InputReader {
  case crawl(WARCReader)
  case packed(PackedFolder)
  case single(ArchiveItem?)

  /// Told by the file's first bytes; its name only decides between a zip and a .docx.
  init(_ file: InputFile, limit: Int = ReadingLimits.standard.bytes) throws(ArchiveProblem) {
    let head = try InputReader.head(of: file)
    switch InputReader.kind(of: head, named: file.name) {
    case .crawl: self = .crawl(try WARCReader(path: file.path, name: file.name, limit: limit))
    case .packed:
      self = .packed(
        try PackedFolder(path: file.path, name: file.name, size: file.size, limit: limit))
    case .single:
      self = .single(ArchiveItem(name: file.name, bytes: try InputReader.bytes(of: file, limit)))
    }
  }

  mutating func next() -> InputElement? {
    switch self {
    case .crawl(let reader): return reader.next()
    case .packed(let reader): return reader.next()
    case .single(let item):
      self = .single(nil)
      return item.map(InputElement.item)
    }
  }

  private enum Kind { case crawl, packed, single }

  private static func kind(of head: [UInt8], named name: String) -> Kind {
    var head = head
    let name = name.lowercased()
    if head.starts(with: [0x1F, 0x8B]) {
      let inside = try? ContentDecoding.inflated(head, windowBits: 31, limit: 1 << 20)
      if let inside { head = inside }
    }
    if head.starts(with: "WARC/".utf8) { return .crawl }
    if name.hasSuffix(".warc") || name.hasSuffix(".warc.gz") { return .crawl }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return name.hasSuffix(".docx") || isDocument(head) ? .single : .packed
    }
    // POSIX and GNU tars bear their sign at this offset.
    if head.count >= 262, head[257..<262].elementsEqual("ustar".utf8) { return .packed }
    let endings = [
      ".tar", ".zip", ".tgz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst",
    ]
    return endings.contains(where: name.hasSuffix) ? .packed : .single
  }

  /// The first member of an Office document bears one of these names.
  private static func isDocument(_ head: [UInt8]) -> Bool {
    guard head.count > 30 else { return false }
    let length = Int(head[26]) | Int(head[27]) << 8
    let name = head[30..<min(head.count, 30 + length)]
    return ["[Content_Types].xml", "_rels/", "word/"].contains { name.starts(with: $0.utf8) }
  }

  private static func head(of file: InputFile) throws(ArchiveProblem) -> [UInt8] {
    try bytes(of: file, 4_096, isPart: true)
  }

  /// Never more than one byte beyond the limit, so that the article's reader can refuse what is larger.
  private static func bytes(of file: InputFile, _ limit: Int, isPart: Bool = false)
    throws(ArchiveProblem) -> [UInt8]
  {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(file.name, SystemWords.last()) }
    defer { close(descriptor) }
    let most = isPart ? limit : limit + 1
    var bytes = [UInt8](repeating: 0, count: isPart ? limit : min(max(file.size + 1, 1), most))
    var count = 0
    while count < most {
      if count == bytes.count { bytes += repeatElement(0, count: min(1 << 20, most - count)) }
      let got = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .unreadable(file.name, SystemWords.last()) }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
