import Foundation
import Testing

@testable import Archives

/// A program is known by what its linker left, and nothing else of a file makes it fall.
struct RulesEditionTests {
  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func note(_ kind: Int, _ owner: String, _ content: [UInt8]) -> [UInt8] {
    let name = Array(owner.utf8) + [0]
    func padded(_ bytes: [UInt8]) -> [UInt8] {
      bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }
    return little(name.count, 4) + little(content.count, 4) + little(kind, 4) + padded(name)
      + padded(content)
  }

  /// A header, two segments, the second one of notes.
  private static let program: [UInt8] = {
    let notes =
      note(1, "GNU", [0, 0, 0, 0, 3]) + note(3, "Other", [9, 9]) + note(3, "GNU", [7, 8, 9])
    let start = 64 + 2 * 56
    let header =
      [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 25) + little(64, 8)
      + [UInt8](repeating: 0, count: 14) + little(56, 2) + little(2, 2)
      + [UInt8](repeating: 0, count: 6)
    func segment(_ kind: Int) -> [UInt8] {
      little(kind, 4) + little(4, 4) + little(start, 8) + little(0, 16) + little(notes.count, 8)
        + little(notes.count, 8) + little(4, 8)
    }
    return header + segment(1) + segment(4) + notes
  }()

  private static func buildID(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { ELFNotes($0).buildID }
  }

  @Test func theNoteIsFound() { #expect(Self.buildID(Self.program) == [7, 8, 9]) }

  @Test func whateverIsCutOrChangedIsSurvived() {
    for length in 0..<Self.program.count {
      #expect(Self.buildID(Array(Self.program[..<length])) != [7, 8])
    }
    for place in Self.program.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var changed = Self.program
        changed[place] = value
        _ = Self.buildID(changed)
      }
    }
    #expect(Self.buildID([]) == [] && Self.buildID(Array("#!/bin/sh".utf8)) == [])
  }

  @Test func thisProgramHasOne() {
    let edition = RulesEdition.ofProgram()
    #expect(edition.count == 16 && edition.allSatisfy(\.isHexDigit))
    #expect(edition == RulesEdition.ofProgram())
  }
}
