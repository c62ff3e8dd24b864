import CArchive

/// Gzip and zip through libarchive, never more than the limit.
enum Unpacking {
  enum Failure: Error {
    case damaged(String)
    case tooLarge
  }

  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 0x08]) }

  /// The one stream in a gzip file.
  static func gunzip(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var found: [UInt8] = []
    try members(
      of: bytes, gzip: true, wanted: { _ in true }, limit: limit,
      body: { _, content in found = content })
    return found
  }

  /// The members of a zip file that are wanted; their sizes together stay under the limit.
  static func unzip(
    _ bytes: [UInt8], limit: Int, wanted: (String) -> Bool
  ) throws(Failure) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    try members(of: bytes, gzip: false, wanted: wanted, limit: limit) { name, content in
      found[name] = content
    }
    return found
  }

  private static func members(
    of bytes: [UInt8], gzip: Bool, wanted: (String) -> Bool, limit: Int,
    body: (String, [UInt8]) -> Void
  ) throws(Failure) {
    guard let archive = archive_read_new() else { throw .damaged("no memory") }
    defer { archive_read_free(archive) }
    if gzip {
      archive_read_support_filter_gzip(archive)
      archive_read_support_format_raw(archive)
    } else {
      archive_read_support_format_zip(archive)
    }
    var outcome: Result<Void, Failure> = .success(())
    bytes.withUnsafeBytes { raw in
      outcome = walk(archive, raw, wanted: wanted, limit: limit, body: body)
    }
    try outcome.get()
  }

  private static func walk(
    _ archive: OpaquePointer, _ raw: UnsafeRawBufferPointer, wanted: (String) -> Bool, limit: Int,
    body: (String, [UInt8]) -> Void
  ) -> Result<Void, Failure> {
    guard archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else {
      return .failure(.damaged(message(of: archive)))
    }
    var total = 0
    var entries = 0
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return .success(()) }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
        return .failure(.damaged(message(of: archive)))
      }
      entries += 1
      // No document has so many parts; a zip bomb may.
      if entries > 10_000 { return .failure(.tooLarge) }
      let name = archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
      guard wanted(name) else { continue }
      var content: [UInt8] = []
      let read = drain(archive, into: &content, room: limit - total)
      if case .failure(let failure) = read { return .failure(failure) }
      total += content.count
      body(name, content)
    }
  }

  private static func drain(
    _ archive: OpaquePointer, into content: inout [UInt8], room: Int
  ) -> Result<Void, Failure> {
    let step = 1 << 16
    var chunk = [UInt8](repeating: 0, count: step)
    while true {
      let count = archive_read_data(archive, &chunk, step)
      if count == 0 { return .success(()) }
      if count < 0 { return .failure(.damaged(message(of: archive))) }
      if content.count + count > room { return .failure(.tooLarge) }
      content.append(contentsOf: chunk[0..<count])
    }
  }

  private static func message(of archive: OpaquePointer) -> String {
    archive_error_string(archive).map { String(cString: $0) } ?? "it cannot be unpacked"
  }
}
