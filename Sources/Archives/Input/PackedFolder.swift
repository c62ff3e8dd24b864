import Articles
import CArchive
import Glibc

/// The stories in a zip or tar file, member by member, through libarchive.
final class PackedFolder {
  private let archive: OpaquePointer?
  private let name: String
  private let limit: Int
  private let most: Int
  private var unpacked = 0
  private var isDone = false

  /// An archive that unpacks to more than this share of its size, and to more than a gigabyte, is a
  /// trap: text packs twenty to one at the best, deflate never better than 1,032 to one.
  private static let mostRatio = 200
  private static let alwaysAllowed = 1 << 30

  /// - Parameter allowance: so much any archive may unpack to.
  init(
    path: [CChar], name: String, size: Int, limit: Int = ReadingLimits.standard.bytes,
    allowance: Int = alwaysAllowed
  ) throws(ArchiveProblem) {
    self.name = name
    self.limit = limit
    most = max(allowance, size * PackedFolder.mostRatio)
    archive = archive_read_new()
    archive_read_support_filter_all(archive)
    archive_read_support_format_zip(archive)
    archive_read_support_format_tar(archive)
    guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else {
      throw .damaged(name, reason)
    }
  }

  deinit { archive_read_free(archive) }

  func next() -> InputElement? {
    while !isDone {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF {
        isDone = true
        return nil
      }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
        if status == ARCHIVE_RETRY { continue }
        isDone = true
        return .problem(.damaged(name, reason))
      }
      // AE_IFREG
      guard archive_entry_filetype(entry) & 0o170000 == 0o100000 else { continue }
      let member = name + "/" + PackedFolder.path(of: entry)
      guard StoryNames.isStory(member) else { continue }
      if archive_entry_is_encrypted(entry) != 0 {
        isDone = true
        return .problem(.locked(name))
      }
      return read(member)
    }
    return nil
  }

  private func read(_ member: String) -> InputElement {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = archive_read_data(archive, &chunk, chunk.count)
      if got == 0 { break }
      guard got > 0 else {
        let why = reason
        // A broken member of a zip costs the others nothing; libarchive says when it cannot go on.
        if got == Int(ARCHIVE_FATAL) { isDone = true }
        return .problem(.damaged(member, why))
      }
      unpacked += got
      if unpacked > most {
        isDone = true
        return .problem(.bomb(name, limit: most))
      }
      if bytes.count + got > limit {
        return .problem(.tooLarge(member, limit: limit))
      }
      bytes += chunk[..<got]
    }
    return .item(ArchiveItem(name: member, bytes: bytes))
  }

  /// A member's path without a leading slash or steps upwards; bytes that are no UTF-8 are escaped.
  private static func path(of entry: OpaquePointer) -> String {
    let raw = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
    guard let raw else { return "member" }
    let text = PathText.shown(UnsafeBufferPointer(start: raw, count: strlen(raw)))
    return text.split(separator: "/").filter { $0 != ".." && $0 != "." }.joined(separator: "/")
  }

  private var reason: String {
    archive_error_string(archive).map { String(cString: $0) } ?? "its structure is broken"
  }
}
