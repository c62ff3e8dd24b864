import CArchive
import Facts

/// Reads the members of a zip, or the one content of a gzip, through libarchive.
final class ArchiveMembers {
  private let archive: OpaquePointer?
  private let name: String
  private var read = 0

  /// More than any customs export unpacks to; a bomb ends here.
  private static let mostBytes = 64 << 30

  init(path: String, name: String, isRaw: Bool) throws(Diagnostic) {
    self.name = name
    archive = archive_read_new()
    archive_read_support_filter_all(archive)
    if isRaw {
      archive_read_support_format_raw(archive)
    } else {
      archive_read_support_format_zip(archive)
    }
    guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else {
      throw EvidenceFault.damagedArchive(name, reason)
    }
  }

  deinit { archive_read_free(archive) }

  private var reason: String {
    archive_error_string(archive).map { String(cString: $0) } ?? "its structure is broken"
  }

  /// Moves to the next member and gives its path; `nil` at the end.
  func advance() throws(Diagnostic) -> String? {
    var entry: OpaquePointer?
    let result = archive_read_next_header(archive, &entry)
    if result == ARCHIVE_EOF { return nil }
    guard result == ARCHIVE_OK || result == ARCHIVE_WARN else {
      throw EvidenceFault.damagedArchive(name, reason)
    }
    if archive_entry_is_encrypted(entry) != 0 {
      throw EvidenceFault.damagedArchive(name, "it is locked with a password")
    }
    return archive_entry_pathname_utf8(entry).map { String(cString: $0) } ?? ""
  }

  /// The next block of the current member, empty at its end.
  func next() throws(Diagnostic) -> [UInt8] {
    var got = 0
    let block = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
      got = archive_read_data(archive, buffer.baseAddress, buffer.count)
      count = max(0, got)
    }
    guard got >= 0 else { throw EvidenceFault.damagedArchive(name, reason) }
    read += got
    guard read < ArchiveMembers.mostBytes else {
      throw EvidenceFault.damagedArchive(name, "it unpacks to more than 64 GB")
    }
    return block
  }

  /// All bytes of the current member.
  func all(limit: Int = 1 << 30) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let block = try next()
      if block.isEmpty { return bytes }
      bytes += block
      guard bytes.count < limit else {
        throw EvidenceFault.damagedArchive(name, "a part of it is larger than 1 GB")
      }
    }
  }
}
