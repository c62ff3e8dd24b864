import Foundation
import Glibc
import Testing

@testable import Archives

@Suite struct InputListingTests {
  private func names(_ paths: [String], in folder: Folder) -> (files: [String], codes: [String]) {
    var listing = InputListing(paths.map { folder.path + "/" + $0 })
    var found: (files: [String], codes: [String]) = ([], [])
    while let entry = listing.next() {
      switch entry {
      case .file(let file): found.files.append(String(file.name.dropFirst(folder.path.count + 1)))
      case .problem(let problem): found.codes.append(problem.diagnostic.code)
      }
    }
    return found
  }

  @Test func foldersAreWalkedInTheOrderOfTheirNames() throws {
    let folder = try Folder()
    for name in [
      "b/2.html", "b/1.html.gz", "a.md", "c.warc.gz", "b/x.png", ".hidden.html", "z.zip",
    ] {
      try folder.write("in/" + name, "x")
    }
    let found = names(["in"], in: folder)
    #expect(
      found.files == ["in/a.md", "in/b/1.html.gz", "in/b/2.html", "in/c.warc.gz", "in/z.zip"])
    #expect(names(["in/b/x.png"], in: folder).files == ["in/b/x.png"])
    #expect(
      names(["in/*.warc.gz", "in/?/1*"], in: folder).files == ["in/c.warc.gz", "in/b/1.html.gz"])
    #expect(names(["nothing*"], in: folder).codes == ["TM6001"])
  }

  @Test func aLoopOfLinksIsToldAndNotFollowed() throws {
    let folder = try Folder()
    try folder.write("in/a/story.html", "x")
    symlink("..", folder.path + "/in/a/up")
    symlink(".", folder.path + "/in/self")
    symlink("a", folder.path + "/in/b")
    symlink("gone.html", folder.path + "/in/lost.html")
    let found = names(["in"], in: folder)
    #expect(found.files == ["in/a/story.html", "in/b/story.html"])
    #expect(found.codes.sorted() == ["TM6001", "TM6003", "TM6003", "TM6003"])
  }

  @Test func namesThatAreNoUTF8AreReadAndShown() throws {
    let folder = try Folder()
    var path = Array((folder.path + "/caf").utf8)
    path += [0xE9]
    path += Array(".html".utf8)
    let file = open(path.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o600)
    #expect(file >= 0)
    _ = Array("<p>x</p>".utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
    var listing = InputListing([folder.path])
    guard case .file(let found) = listing.next() else {
      Issue.record("no file was found")
      return
    }
    #expect(found.name.hasSuffix("caf\\xe9.html"))
    var reader = try InputReader(found)
    guard case .item(let item) = reader.next() else {
      Issue.record("it was not read")
      return
    }
    #expect(item.bytes == Array("<p>x</p>".utf8))
  }

  @Test(arguments: [("a.html\nb.html\r\n\n", 2), ("a\nb.html\0c.html\0", 2), ("", 0)])
  func listsHaveLinesOrNULs(_ list: (text: String, count: Int)) throws {
    let folder = try Folder()
    let path = try folder.write("list", list.text)
    #expect(try PathList.paths(in: path).count == list.count)
    #expect(throws: ArchiveProblem.self) { try PathList.paths(in: folder.path + "/none") }
  }
}
