import Foundation

/// A folder of its own for the files of one input; gone afterwards.
///
/// Where `TMPDIR` names a folder in memory (`/dev/shm`), nothing comes to the disk.
struct ScratchFolder: ~Copyable {
  let path: String

  init?() {
    let place = FileManager.default.temporaryDirectory.path + "/tallyman-fuzz-XXXXXX"
    var name = Array(place.utf8CString)
    guard mkdtemp(&name) != nil else { return nil }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a new file with these bytes; `nil` where it cannot be written.
  func file(_ name: String, _ bytes: [UInt8]) -> String? {
    let file = path + "/" + name
    return FileManager.default.createFile(atPath: file, contents: Data(bytes)) ? file : nil
  }
}
