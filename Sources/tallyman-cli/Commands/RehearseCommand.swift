import ArgumentParser
import Evidence
import Facts
import Foundation
import Tallyman

/// `tallyman rehearse`: invented stories over one's own evidence, to try the program on.
struct RehearseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse", abstract: "Write invented stories over the evidence, and check them.",
    discussion: """
      Every sentence is drawn from the records, and true or false by construction. Without --check the \
      sentences are printed as JSON Lines, each with what is right about it; with it they are checked, \
      and a summary says how many claims were found, how many were judged rightly, and which false ones \
      were called supported. The same seed gives the same stories.
      """)

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: "Which stories are drawn.")
  var seed: UInt64 = 1

  @Option(help: "How many stories.")
  var count = 10

  @Flag(help: "Check the stories and print a summary.")
  var check = false

  @Option(
    help: ArgumentHelp("Write each story as a page into this folder.", valueName: "folder"),
    completion: .directory)
  var stories: String?

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count must be at least 1.") }
  }

  func run() async throws {
    let terminal = narration.terminal
    var status = ExitStatus.incomplete
    do throws(Diagnostic) {
      status = try self.status(terminal)
    } catch {
      terminal.tell(error)
    }
    try status.end()
  }

  private func status(_ terminal: Terminal) throws(Diagnostic) -> ExitStatus {
    let (folder, remarks) = try evidence.opened(terminal)
    for remark in remarks { terminal.tell(remark) }
    if let stories {
      try? FileManager.default.createDirectory(atPath: stories, withIntermediateDirectories: true)
    }
    var rehearsal = try Rehearsal(over: folder, seed: seed)
    var score = RehearsalScore()
    var progress = Progress(terminal, unit: "stories")
    let tallyman = Tallyman(recordLimit: 0)
    var worded = 0
    for number in 1...count {
      let story = try rehearsal.story(number: number)
      worded += story.sentences.count
      if let stories { try OutputFile(path: "\(stories)/\(story.id).html").write(story.page) }
      if check {
        score.add(story, try tallyman.check(story.article, against: folder))
        progress.show(done: number, of: count)
      } else {
        try terminal.write(story.gold)
      }
    }
    progress.clear()
    guard worded > 0 else { throw CommandProblem.nothingToRehearse.diagnostic }
    guard check else { return .supported }
    try terminal.write(summary(score))
    return score.falseSupport.isEmpty ? .supported : .unsupported
  }

  private func summary(_ score: RehearsalScore) -> String {
    let claims = score.trueClaims + score.falseClaims
    var out = score.falseSupport.map { miss in
      "\(miss.story)  FALSE SUPPORT\n  \(miss.text)\n  \(miss.explanation)\n\n"
    }.joined()
    out += "\(claims) claims: \(score.trueClaims) true, \(score.falseClaims) false; "
    out += "\(score.found) found, \(score.right) judged rightly; "
    return out + "\(score.falseSupport.count) false ones called supported\n"
  }
}
