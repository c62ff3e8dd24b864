import Foundation
import Testing

/// The library as a program outside the package uses it, and every example of the guides.
///
/// A package that depends on this one would build GRDB again in a folder of its own; here `swiftc` takes the
/// modules and objects that the build has just made, as SwiftPM would hand them to it.
struct LibraryTests {
  /// A block of code in a guide or the README.
  struct Block: Sendable {
    var file: String
    /// The name in backquotes before it, if any: what the reader is to save it as.
    var name: String?
    var language: String
    var code: String

    /// It has imports of its own, so it is a program as it stands.
    var isProgram: Bool { language == "swift" && code.hasPrefix("import ") }
  }

  static let guides: [String] = {
    let folder = "Sources/Tallyman/Tallyman.docc/"
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: Program.checkout + "/" + folder))
    return ["README.md"] + (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
  }()

  static let blocks: [Block] = guides.flatMap { file -> [Block] in
    let text = (try? String(contentsOfFile: Program.checkout + "/" + file, encoding: .utf8)) ?? ""
    var blocks: [Block] = []
    var parts = text.components(separatedBy: "\n```")[...]
    // Odd parts are code: the text before a fence, the code up to the next one, and so on.
    var before = parts.popFirst() ?? ""
    while let code = parts.popFirst(), let after = parts.popFirst() {
      let lines = code.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let quoted = before.components(separatedBy: "`")
      blocks.append(
        Block(
          file: file, name: quoted.count > 2 ? quoted[quoted.count - 2] : nil,
          language: String(lines[0]), code: lines.count > 1 ? String(lines[1]) + "\n" : ""))
      before = after
    }
    return blocks
  }

  // MARK: The compiler

  private static func cModules() throws -> [String] {
    let sources = Program.checkout + "/Sources"
    let names = try FileManager.default.contentsOfDirectory(atPath: sources).sorted()
    // Modules of the system have their maps beside them, those of our own C are written by the build.
    let system = names.map { "\(sources)/\($0)/module.modulemap" }
    let built = (names + ["ClaimData", "EvidenceData"]).map {
      "\(Program.folder)/\($0).build/module.modulemap"
    }
    let sqlite = Program.folder + "/../../checkouts/GRDB.swift/Sources/GRDBSQLite/module.modulemap"
    return (system + built + [sqlite]).filter { FileManager.default.fileExists(atPath: $0) }
      .flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
  }

  /// The objects of the library product and of what it depends on, for a program to be linked with.
  private static func objects() throws -> String {
    let list = try String(
      contentsOfFile: Program.folder + "/tallyman-lab.product/Objects.LinkFileList",
      encoding: .utf8)
    return list.split(separator: "\n").filter { !$0.contains("/tallyman_lab.build/") }
      .joined(separator: "\n")
  }

  private static func compile(_ arguments: [String], in work: WorkFolder) throws
    -> Program.Outcome
  {
    try tool(["swiftc", "-swift-version", "6"] + arguments, in: work)
  }

  /// A tool of the toolchain that sees the modules of the build.
  private static func tool(_ words: [String], in work: WorkFolder) throws -> Program.Outcome {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    var command = ["/usr/bin/env"] + words
    command += ["-I", Program.folder + "/Modules", "-Xcc", "-I/usr/include/libxml2"]
    command += try cModules()
    return try Program.run(command, in: work, environment: ["PATH": path])
  }

  /// A folder as the guides speak of it: a story, its records, and a folder of sealed shards.
  private static func desk() throws -> WorkFolder {
    let work = try WorkFolder()
    try work.write("story.html", Quay.story)
    try work.write("records.csv", Quay.records)
    let kept = try Program.run(
      "evidence", "import", "records.csv", "--evidence", "evidence", in: work)
    #expect(kept.status == 0, "\(kept)")
    return work
  }

  // MARK: Programs

  /// The first program of the documentation, as it stands, outside the package.
  @Test func tenLinesCheckASentence() throws {
    let program = try #require(
      Self.blocks.first { $0.isProgram && $0.file.hasSuffix("/Tallyman.md") })
    #expect(program.code.split(separator: "\n").count <= 10)
    let work = try Self.desk()
    try work.write("main.swift", program.code)
    try work.write("objects", Self.objects())
    let built = try Self.compile(["main.swift", "@objects", "-o", "desk"], in: work)
    #expect(built.status == 0, "\(built.errors)")
    let outcome = try Program.run(["./desk"], in: work)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.hasPrefix("1,200 hunting rifles: contradicted. "), "\(outcome)")
  }

  /// Every other program of the guides and the README, each a function of one executable.
  @Test func examplesRun() throws {
    let programs = Self.blocks.filter(\.isProgram)
    #expect(programs.count >= 8)
    let work = try Self.desk()
    var main = ""
    var imports: Set<String> = ["import Foundation"]
    var functions = ""
    for (number, program) in programs.enumerated() {
      let lines = program.code.split(separator: "\n", omittingEmptySubsequences: false)
      imports.formUnion(lines.filter { $0.hasPrefix("import ") }.map(String.init))
      let body = lines.filter { !$0.hasPrefix("import ") }.map { "  " + $0 }
      functions +=
        "func example\(number)() async throws {\n\(body.joined(separator: "\n"))\n}\n"
      main += "print(\"== \(program.file) \(number)\")\ntry await example\(number)()\n"
    }
    let head = imports.sorted().joined(separator: "\n") + "\n"
    try work.write("examples.swift", head + functions)
    try work.write("main.swift", "import Foundation\n" + main)
    try work.write("objects", Self.objects())
    let built = try Self.compile(
      ["main.swift", "examples.swift", "@objects", "-o", "examples"], in: work)
    #expect(built.status == 0, "\(built.errors)")
    let outcome = try Program.run(["./examples"], in: work)
    #expect(outcome.status == 0, "\(outcome)")
    for words in ["contradicted", "TM3001", "1,200 hunting rifles", "tallyman-report/1"] {
      #expect(outcome.output.contains(words), "\(outcome.output)")
    }
  }

  /// Code that goes into the program itself sees what stands beside it there.
  @Test func codeOfTheGuidesCompiles() throws {
    for block in Self.blocks where block.language == "swift" && !block.isProgram {
      let work = try WorkFolder()
      try work.write("block.swift", "import Facts\n@testable import Claims\n" + block.code)
      let checked = try Self.compile(["-typecheck", "-parse-as-library", "block.swift"], in: work)
      #expect(checked.status == 0, "\(block.file): \(checked.errors)")
    }
  }

  /// DocC finds every symbol and article that the catalog and the comments link to.
  @Test func linksOfTheCatalogLead() throws {
    let work = try WorkFolder()
    let target = URL(filePath: Program.folder).deletingLastPathComponent().lastPathComponent
    for module in ["Tallyman", "Facts"] {
      let graph = try Self.tool(
        [
          "swift", "symbolgraph-extract", "-module-name", module, "-target", target, "-output-dir",
          work.path,
        ], in: work)
      #expect(graph.status == 0, "\(graph.errors)")
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let outcome = try Program.run(
      [
        "/usr/bin/env", "docc", "convert",
        Program.checkout + "/Sources/Tallyman/Tallyman.docc", "--additional-symbol-graph-dir",
        work.path, "--fallback-display-name", "Tallyman", "--fallback-bundle-identifier",
        "org.tallyman", "--output-path", work.path + "/site",
      ], in: work, environment: ["PATH": path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let told = (outcome.output + outcome.errors).split(separator: "\n")
    #expect(told.filter { $0.hasPrefix("warning:") || $0.hasPrefix("error:") } == [])
    #expect(
      FileManager.default.fileExists(
        atPath: work.path + "/site/data/documentation/tallyman/readingareport.json"))
  }

  /// The sessions of a guide, with the files that it tells to save.
  ///
  /// To write the output of today into the guides: `TALLYMAN_UPDATE_GOLDEN=1 swift test --filter LibraryTests`.
  @Test(arguments: guides.dropFirst()) func sessionsOfGuides(_ guide: String) throws {
    let blocks = Self.blocks.filter { $0.file == guide }
    let work = try WorkFolder()
    for block in blocks where ["csv", "json"].contains(block.language) {
      try work.write(try #require(block.name), block.code)
    }
    let path = Program.checkout + "/" + guide
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for block in blocks where block.language == "console" {
      var given = ""
      for command in block.code.split(separator: "\n").filter({ $0.hasPrefix("$ ") }) {
        let outcome = try Program.run(
          ["/bin/bash", "-c", "{ \(command.dropFirst(2))\n} 2>&1"], in: work)
        given += "\(command)\n\(outcome.output)"
      }
      if ProcessInfo.processInfo.environment["TALLYMAN_UPDATE_GOLDEN"] != nil {
        text = text.replacing("```console\n\(block.code)```", with: "```console\n\(given)```")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
      } else {
        #expect(block.code == given)
      }
    }
  }
}
