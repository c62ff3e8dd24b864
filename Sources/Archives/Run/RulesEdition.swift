import Articles
import Foundation

/// Which rules read and judge: another edition may read the same words differently.
public enum RulesEdition {
  /// What tells the running program from others: whatever changes in how it reads or judges changes this.
  ///
  ///     RulesEdition.ofProgram()  // "aea5056f8772e8f3"
  ///
  /// It is what the linker found the program's digest to be, or else that of its file, which takes a tenth of a second.
  public static func ofProgram() -> String {
    let program = URL(filePath: "/proc/self/exe")
    guard let bytes = try? Data(contentsOf: program, options: .alwaysMapped) else { return "" }
    return bytes.withUnsafeBytes { bytes in
      let linked = ELFNotes(bytes).buildID.map { String(format: "%02x", $0) }.joined()
      return String((linked.isEmpty ? sha256(of: bytes) : linked).prefix(16))
    }
  }
}

/// The notes that a linker leaves in a program.
///
/// - Source: the System V ABI's "ELF-64 Object File Format" for header and segments; the GNU note of type 3 is the
///   build id (binutils, `--build-id`).
struct ELFNotes {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// A digest of what was linked; empty where the linker left none.
  var buildID: [UInt8] {
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), let first = word(at: 32),
      let size = half(at: 54), let count = half(at: 56)
    else { return [] }
    for segment in 0..<count {
      let place = Int(first) + segment * size
      // A segment of notes.
      guard let kind = word32(at: place), kind == 4, let start = word(at: place + 8),
        let length = word(at: place + 32), let id = buildID(in: Int(start)..<Int(start + length))
      else { continue }
      return id
    }
    return []
  }

  private func buildID(in notes: Range<Int>) -> [UInt8]? {
    var place = notes.lowerBound
    while place + 12 <= notes.upperBound, let owner = word32(at: place),
      let length = word32(at: place + 4), let kind = word32(at: place + 8)
    {
      let content = place + 12 + (owner + 3) / 4 * 4
      let end = content + length
      guard end <= bytes.count else { return nil }
      if kind == 3, owner == 4,
        bytes[(place + 12)..<(place + 16)].elementsEqual(Array("GNU\0".utf8))
      {
        return Array(bytes[content..<end])
      }
      place = content + (length + 3) / 4 * 4
    }
    return nil
  }

  private func word(at place: Int) -> Int64? {
    guard place >= 0, place + 8 <= bytes.count else { return nil }
    let word = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: Int64.self))
    return word >= 0 && word <= Int64(bytes.count) ? word : nil
  }

  private func word32(at place: Int) -> Int? {
    guard place >= 0, place + 4 <= bytes.count else { return nil }
    return Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
  }

  private func half(at place: Int) -> Int? {
    guard place >= 0, place + 2 <= bytes.count else { return nil }
    return Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)))
  }
}
