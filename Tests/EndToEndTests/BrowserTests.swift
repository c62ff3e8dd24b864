import Foundation
import Testing

/// The page in a real browser without a window, where one is installed (`.ci/setup` installs it).
struct BrowserTests {
  private static let browser: String? = {
    let paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    let found = paths.first { FileManager.default.isExecutableFile(atPath: $0) }
    if found == nil { print("no chromium here: the page is not looked at in a browser") }
    return found
  }()

  let work: WorkFolder
  let page: String

  init() throws {
    work = try WorkFolder()
    try work.write("story.html", Quay.story)
    try work.write("records.csv", Quay.records)
    let outcome = try Program.run(
      "check", "story.html", "--evidence", "records.csv", "--output", "report.html", in: work)
    #expect(outcome.status == 1)
    page = try work.read("report.html")
  }

  /// Has the browser look at a file; a browser that falls over by itself (a starved machine, little shared memory)
  /// is started once more with a folder of its own, so that what a test refuses is the page's doing.
  private func look(at file: String, _ arguments: [String]) throws -> Program.Outcome {
    func once(_ folder: String) throws -> Program.Outcome {
      let common = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--hide-scrollbars", "--enable-logging=stderr", "--virtual-time-budget=2000",
        "--user-data-dir=\(work.path)/\(folder)",
      ]
      return try Program.run(
        [Self.browser ?? ""] + common + arguments + ["file://\(work.path)/\(file)"], in: work)
    }
    let number = UInt32.random(in: 0...UInt32.max)
    let outcome = try once(".browser-\(number)")
    return outcome.status == 0 ? outcome : try once(".browser-\(number)-again")
  }

  private func size(of file: String) throws -> Int {
    try Data(contentsOf: URL(filePath: work.path + "/" + file)).count
  }

  @Test(.enabled(if: browser != nil)) func drawsWithoutAComplaint() throws {
    for (name, options) in [
      ("light", ["--window-size=1280,1600"]), ("narrow", ["--window-size=500,2400"]),
      ("wide", ["--window-size=2400,1200", "--force-prefers-color-scheme=dark"]),
    ] {
      let outcome = try look(at: "report.html", ["--screenshot=\(name).png"] + options)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(!outcome.errors.contains("CONSOLE"), "\(outcome.errors)")
      #expect(try size(of: "\(name).png") > 20_000)
    }
  }

  @Test(.enabled(if: browser != nil)) func prints() throws {
    _ = try look(
      at: "report.html", ["--print-to-pdf=report.pdf", "--no-pdf-header-footer"])
    #expect(try size(of: "report.pdf") > 10_000)
  }

  /// The policy lets in neither a script nor a style sheet that is not the report's own.
  @Test(.enabled(if: browser != nil)) func policyHolds() throws {
    let script = "<script>document.title = 'TAKEN'</script></body>"
    let tampered = page.replacing("</body>", with: script)
      .replacing("--paper: #faf8f4", with: "--paper: #00ff00")
    try work.write("tampered.html", tampered)
    let outcome = try look(at: "tampered.html", ["--dump-dom"])
    #expect(outcome.output.contains("<title>On the quay"))
    #expect(!outcome.output.contains("<title>TAKEN"))
    #expect(outcome.errors.contains("Content Security Policy"))
  }
}
