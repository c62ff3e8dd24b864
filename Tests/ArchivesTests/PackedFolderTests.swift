import CArchive
import Foundation
import Testing

@testable import Archives

@Suite struct PackedFolderTests {
  /// Packs members as libarchive does: `zip`, `ustar`, `ustar` behind gzip.
  static func pack(_ members: [(name: String, bytes: [UInt8])], as kind: String, at path: String) {
    let archive = archive_write_new()
    defer { archive_write_free(archive) }
    if kind == "zip" {
      archive_write_set_format_zip(archive)
    } else {
      archive_write_set_format_ustar(archive)
    }
    if kind == "tar.gz" { archive_write_add_filter_gzip(archive) }
    archive_write_open_filename(archive, path)
    for member in members {
      let entry = archive_entry_new()
      defer { archive_entry_free(entry) }
      archive_entry_set_pathname(entry, member.name)
      archive_entry_set_size(entry, Int64(member.bytes.count))
      archive_entry_set_filetype(entry, 0o100000)
      archive_entry_set_perm(entry, 0o644)
      archive_write_header(archive, entry)
      _ = archive_write_data(archive, member.bytes, member.bytes.count)
    }
    archive_write_close(archive)
  }

  private func read(_ path: String) throws -> (names: [String], codes: [String]) {
    var listing = InputListing([path])
    var found: (names: [String], codes: [String]) = ([], [])
    while let entry = listing.next() {
      guard case .file(let file) = entry else { continue }
      guard var reader = try? InputReader(file) else {
        found.codes.append("TM6013")
        continue
      }
      while let element = reader.next() {
        switch element {
        case .item(let item): found.names.append(String(item.name.dropFirst(path.count + 1)))
        case .problem(let problem): found.codes.append(problem.diagnostic.code)
        case .revisit: break
        }
      }
    }
    return found
  }

  @Test(arguments: ["zip", "tar", "tar.gz"]) func membersAreStories(_ kind: String) throws {
    let folder = try Folder()
    let path = folder.path + "/saved.\(kind)"
    let page = Crawl.page(1)
    Self.pack(
      [("a/1.html", page), ("x.png", page), ("../up.html", page), ("a/2.md", page)], as: kind,
      at: path)
    let found = try read(path)
    #expect(found.names == ["a/1.html", "up.html", "a/2.md"] && found.codes == [])
  }

  @Test(arguments: ["zip", "tar", "tar.gz"]) func aCutCostsWhatIsBehindIt(_ kind: String) throws {
    let folder = try Folder()
    let path = folder.path + "/saved.\(kind)"
    Self.pack((1...30).map { ("\($0).html", Crawl.page($0)) }, as: kind, at: path)
    let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
    for share in [1, 2, 4] {
      try folder.write("cut.\(kind)", Array(whole[..<(whole.count * share / 9)]))
      let found = try read(folder.path + "/cut.\(kind)")
      #expect(found.names.count < 30)
      #expect(!found.codes.isEmpty || found.names.isEmpty)
    }
  }

  /// Megabytes of blanks in a few kilobytes, and one member beyond any story.
  @Test func aBombIsStopped() throws {
    let folder = try Folder()
    let path = folder.path + "/bomb.zip"
    let blank = [UInt8](repeating: 0x20, count: 400_000)
    Self.pack(
      (1...24).map { ("\($0).html", blank) } + [("z.html", Crawl.page(1))], as: "zip", at: path)
    let bomb = try PackedFolder(
      path: Array(path.utf8CString), name: "bomb.zip", size: 4_000, allowance: 3_000_000)
    #expect(told(by: bomb) == (7, ["TM6014"]))
    let large = try PackedFolder(
      path: Array(path.utf8CString), name: "bomb.zip", size: 4_000, limit: 300_000)
    #expect(told(by: large) == (1, [String](repeating: "TM6012", count: 24)))
  }

  private func told(by archive: PackedFolder) -> (items: Int, codes: [String]) {
    var found: (items: Int, codes: [String]) = (0, [])
    while let element = archive.next() {
      switch element {
      case .item: found.items += 1
      case .problem(let problem): found.codes.append(problem.diagnostic.code)
      case .revisit: break
      }
    }
    return found
  }
}
