import CDeflate
import CZlib
import Glibc

/// The bytes of a crawl file, gzip undone member by member, with room to look back and ahead.
///
/// A damaged gzip member is left at its damage, and reading goes on at the next that opens: crawlers
/// pack each record by itself so that one broken record costs no other.
final class CrawlStream {
  enum Step: Equatable {
    case bytes
    case end
    /// Something was passed over: what was being read is not whole.
    case gap(String)

    var isGap: Bool { if case .gap = self { true } else { false } }
  }

  /// Bytes unpacked and not yet taken.
  private(set) var buffer: [UInt8] = []
  /// Where the untaken bytes begin in `buffer`.
  private(set) var head = 0
  /// Offset in the unpacked stream of `buffer[0]`.
  private var base = 0
  /// Unpacked offsets at which a gzip member begins, from the head on.
  private(set) var members: [Int] = []
  private(set) var isPacked = false
  let size: Int

  private let file: Int32
  private var packed: [UInt8] = []
  private var packedHead = 0
  /// zlib keeps the address of its stream, so that it must not move.
  private let inflater = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  /// What unpacks a small member at a stroke, in a third of zlib's time.
  private let unpacker = libdeflate_alloc_decompressor()
  private let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
  private var isInside = false
  private var atEnd = false
  /// True where no byte of the file is left.
  var isAtEnd: Bool { atEnd && packedHead == packed.count }
  /// Where the present gzip member begins in `packed`; what follows damage is looked for from there.
  private var memberStart = 0
  private static let step = 1 << 18
  /// So far back the packed bytes of a member are kept.
  private static let mostKept = 1 << 23
  /// Appended to make room; copied at once, unlike a repeated element.
  private static let blank = [UInt8](repeating: 0, count: step)

  init(path: [CChar], name: String) throws(ArchiveProblem) {
    file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    fstat(file, &status)
    size = Int(status.st_size)
    inflater.initialize(to: z_stream())
    guard file >= 0 else { throw .unreadable(name, SystemWords.last()) }
    _ = pull()
    isPacked = packed.starts(with: [0x1F, 0x8B])
    if isPacked { _ = tallyman_inflate_init(inflater, 31) }
  }

  deinit {
    if isPacked { inflateEnd(inflater) }
    inflater.deallocate()
    libdeflate_free_decompressor(unpacker)
    room.deallocate()
    if file >= 0 { close(file) }
  }

  /// Offset of the next untaken byte in the unpacked stream.
  var offset: Int { base + head }
  var available: Int { buffer.count - head }

  subscript(at: Int) -> UInt8 { buffer[head + at] }

  func take(_ count: Int) {
    head += count
    while let first = members.first, first < offset { members.removeFirst() }
    if head > 1 << 20, head * 2 > buffer.count {
      buffer.removeFirst(head)
      base += head
      head = 0
    }
  }

  /// Goes back to an offset that has not left the buffer.
  func rewind(to target: Int) {
    guard target >= base, target <= base + buffer.count else { return }
    head = target - base
  }

  /// Unpacks more behind the buffer's end.
  func fill() -> Step {
    if !isPacked {
      if packedHead == packed.count, !pull() { return .end }
      buffer += packed[packedHead...]
      packedHead = packed.count
      return .bytes
    }
    while true {
      if packedHead == packed.count, !pull() {
        if !isInside { return .end }
        isInside = false
        return .gap("the file ends inside a compressed record")
      }
      if !isInside {
        guard open() else { continue }
        if unpackWhole() { return .bytes }
      }
      if let step = inflateSome() { return step }
    }
  }

  /// Unpacks so many bytes, but not beyond the member they lie in: its check sum is held against it.
  func confirm(_ count: Int) -> Step {
    while available < count, isInside {
      let step = fill()
      guard step == .bytes else { return step }
    }
    return .bytes
  }

  /// Finds where the next member begins; what lies between is padding or damage.
  private func open() -> Bool {
    while packedHead < packed.count {
      if packed.count - packedHead < 3, pull() { continue }
      if packed[packedHead...].starts(with: [0x1F, 0x8B, 0x08]) {
        inflateReset(inflater)
        isInside = true
        memberStart = packedHead
        members.append(base + buffer.count)
        return true
      }
      packedHead += 1
    }
    return false
  }

  /// Unpacks the member that begins here; false of one that is large, cut off or damaged, through which zlib goes
  /// piece by piece.
  private func unpackWhole() -> Bool {
    while packed.count - packedHead < CrawlStream.step, pull() {}
    var (used, made) = (0, 0)
    let result = packed.withUnsafeBytes {
      libdeflate_gzip_decompress_ex(
        unpacker, $0.baseAddress?.advanced(by: packedHead), $0.count - packedHead,
        room.baseAddress, room.count, &used, &made)
    }
    guard result == LIBDEFLATE_SUCCESS else { return false }
    buffer.append(contentsOf: room[..<made])
    packedHead += used
    isInside = false
    return true
  }

  /// `nil` where nothing came of it yet.
  private func inflateSome() -> Step? {
    let before = buffer.count
    let start = packedHead
    let room = CrawlStream.step
    buffer.append(contentsOf: CrawlStream.blank)
    var status = Z_OK
    var used = 0
    var left = 0
    packed.withUnsafeMutableBufferPointer { source in
      buffer.withUnsafeMutableBufferPointer { target in
        inflater.pointee.next_in = source.baseAddress?.advanced(by: start)
        inflater.pointee.avail_in = UInt32(source.count - start)
        inflater.pointee.next_out = target.baseAddress?.advanced(by: before)
        inflater.pointee.avail_out = UInt32(room)
        status = inflate(inflater, Z_NO_FLUSH)
        used = source.count - start - Int(inflater.pointee.avail_in)
        left = Int(inflater.pointee.avail_out)
      }
    }
    buffer.removeLast(left)
    packedHead += used
    switch status {
    case Z_OK, Z_BUF_ERROR: return buffer.count > before ? .bytes : nil
    case Z_STREAM_END:
      isInside = false
      return .bytes
    default:
      isInside = false
      // Damage shows late: the members behind may have been taken for a part of this one.
      packedHead = min(packed.count, memberStart + 1)
      return .gap("its compression is broken")
    }
  }

  /// Reads more of the file behind the packed bytes; false at its end.
  private func pull() -> Bool {
    guard !atEnd else { return false }
    let kept =
      isInside && packedHead - memberStart < CrawlStream.mostKept ? memberStart : packedHead
    packed.removeFirst(kept)
    packedHead -= kept
    memberStart = isInside && kept == memberStart ? 0 : packedHead
    let before = packed.count
    packed.append(contentsOf: CrawlStream.blank)
    var got = -1
    repeat {
      got = packed.withUnsafeMutableBytes {
        read(file, $0.baseAddress?.advanced(by: before), CrawlStream.step)
      }
    } while got < 0 && errno == EINTR
    packed.removeLast(CrawlStream.step - max(got, 0))
    if got <= 0 { atEnd = true }
    return got > 0
  }
}

/// What the system says of its last error, in lower case.
enum SystemWords {
  static func last() -> String { String(cString: strerror(errno)).lowercased() }
}
