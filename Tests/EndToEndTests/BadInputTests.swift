import Foundation
import Testing

/// Each bad input gives one diagnostic with its code, place and remedy, and the exit status of the contract.
struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]?
    let code: String
    var status: Int32 = 2
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8]?, _ code: String, status: Int32 = 2) {
      (self.name, self.bytes, self.code, self.status) = (name, bytes, code, status)
    }

    init(_ name: String, _ text: String, _ code: String, status: Int32 = 2) {
      self.init(name, Array(text.utf8), code, status: status)
    }
  }

  static let stories = [
    Case("gone.html", nil, "TM4001"),
    Case("empty.html", "", "TM1001"),
    Case("picture.html", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "TM1002"),
    Case("login.html", "<html><body><form>Name <input></form></body></html>", "TM1003"),
    Case("large.html", [UInt8](repeating: 0x20, count: 100_000_000), "TM1004"),
    Case(
      "charset.html",
      Quay.story.replacingOccurrences(of: "charset=utf-8", with: "charset=windows-1252")
        .replacingOccurrences(of: "Orlan-Trade", with: "Орлан-Трейд"), "TM1005", status: 1),
    Case("cut.html", String(Quay.story.dropLast(60)), "TM1007", status: 1),
    Case(
      "date.html", Quay.story.replacingOccurrences(of: "2023-03-17T08", with: "2023-02-31T08"),
      "TM1006", status: 1),
    Case(
      "deep.html",
      Quay.page(
        String(repeating: "<div>", count: 10_000)
          + "<p>Baltis Arms shipped 900 hunting rifles to Orlan-Trade in June 2022.</p>"
          + String(repeating: "</div>", count: 10_000)), "TM1013"),
  ]

  @Test(arguments: stories) func story(_ sample: Case) throws {
    let work = try WorkFolder()
    try work.write("records.csv", Quay.records)
    if let bytes = sample.bytes { try work.write(sample.name, Data(bytes)) }
    let outcome = try Program.run("check", sample.name, "--evidence", "records.csv", in: work)
    #expect(outcome.status == sample.status, "\(outcome)")
    let told = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("tallyman: ") }
    #expect(told.count { $0.contains(" \(sample.code): \(sample.name)") } == 1, "\(outcome.errors)")
    #expect(told.count { $0.contains("tallyman: error") } == (sample.status == 2 ? 1 : 0))
    #expect(outcome.errors.contains("\n  remedy: "))
  }

  /// A page that says it was published after its file was saved; packers' dates say nothing of that.
  @Test(arguments: [
    (1_707_393_600.0, true), (1_707_350_400.0, false), (315_532_800.0, false),
  ])
  func aDateAfterTheSavingIsRefused(_ row: (saved: Double, isRefused: Bool)) throws {
    let work = try WorkFolder()
    try work.write(
      "a.html", Quay.story.replacingOccurrences(of: "2023-03-17", with: "2024-03-17"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: row.saved)],
      ofItemAtPath: work.path + "/a.html")
    let outcome = try Program.run("article", "a.html", "--format", "jsonl", in: work)
    #expect(outcome.errors.contains("warning TM1015: a.html") == row.isRefused)
    #expect(outcome.output.contains("\"published\":null") == row.isRefused, "\(outcome)")
    let told = try Program.run(
      "article", "a.html", "--published", "2024-03-17", "--format", "jsonl", in: work)
    #expect(told.output.contains("\"published\":\"2024-03-17\""))
  }

  static let evidence = [
    Case("gone.csv", nil, "TM3001"),
    Case("empty.csv", "", "TM3004"),
    Case("binary.csv", [0, 1, 2, 3, 0, 0, 0, 7, 0xFF], "TM3005"),
    Case("headless.csv", String(Quay.records.dropFirst(Quay.header.count)), "TM3006"),
    Case("other.csv", "name,age\nAda,36\n", "TM3006"),
    Case("rowless.csv", Quay.header, "TM3009"),
    Case("ragged.csv", Quay.records + "Q5,2022-12-29,X\nQ6\n", "TM3008"),
  ]

  @Test(arguments: evidence) func customsFile(_ sample: Case) throws {
    let work = try WorkFolder()
    try work.write("story.html", Quay.story)
    if let bytes = sample.bytes { try work.write(sample.name, Data(bytes)) }
    let outcome = try Program.run("check", "story.html", "--evidence", sample.name, in: work)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.output == "")
    let told = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("tallyman: error") }
    #expect(told.count == 1 && told[0].contains(sample.code), "\(outcome.errors)")
    #expect(outcome.errors.contains("\n  remedy: "))
  }

  @Test func folderThatIsNoEvidence() throws {
    let work = try WorkFolder()
    try work.write("story.html", Quay.story)
    try work.write("folder/notes.md", "Nothing here.")
    let outcome = try Program.run("check", "story.html", "--evidence", "folder", in: work)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("TM3003"))
  }

  /// Text from outside is shown on one line; a terminal would have its controls escaped too.
  @Test func hostileWords() throws {
    let work = try WorkFolder()
    try work.write("records.csv", Quay.records)
    let words = "<script>alert(1)</script>\u{202E}\u{1B}[31m =cmd|' /C calc'!A0"
    try work.write(
      "bad.txt",
      "Baltis Arms shipped 900 hunting rifles to Orlan-Trade \(words) in June 2022, the papers said.\n"
    )
    for format in ["html", "markdown", "sarif", "json"] {
      let outcome = try Program.run(
        "check", "bad.txt", "--evidence", "records.csv", "--format", format, "--published",
        "2023-03-17", in: work)
      #expect(outcome.status == 1 || outcome.status == 3, "\(outcome)")
      if format == "html" {
        #expect(!outcome.output.contains("<script"))
        #expect(!outcome.output.contains("\u{202E}"))
      }
      #expect(!outcome.output.contains("\u{1B}") || format == "markdown")
    }
  }
}
