import ArgumentParser
import Facts
import Foundation
import Reports
import Review

/// `tallyman review export`: the whole log, a line an entry.
struct ExportDecisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print every decision as JSON Lines.")

  @OptionGroup var log: DecisionArguments
  @OptionGroup var narration: NarrationArguments

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      // Nobody has decided yet.
      if log.decisions == nil, !FileManager.default.fileExists(atPath: log.path) {
        return .supported
      }
      let entries = try DecisionLog(existing: log.path).entries().entries
      try terminal.write(entries.map { $0.json.text + "\n" }.joined())
      return .supported
    }
  }
}

/// `tallyman review import`: the decisions of another log; those that are here already stay as they are.
struct ImportDecisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in decisions that were exported elsewhere.")

  @Argument(
    help: ArgumentHelp("What tallyman review export printed.", valueName: "file"),
    completion: .file())
  var file: String

  @OptionGroup var log: DecisionArguments
  @OptionGroup var narration: NarrationArguments

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let text = String(decoding: try StoryInput(source: file).bytes(limit: 1 << 30), as: UTF8.self)
      let entries = try DecisionLog.entries(in: text, named: file)
      let added = try DecisionLog(at: log.path).join(entries)
      terminal.narrate(
        "tallyman: \(added) decisions taken in, \(entries.count - added) were here already")
      return .supported
    }
  }
}
