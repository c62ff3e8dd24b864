import Archives
import ArgumentParser
import Facts
import Glibc

/// `tallyman worker`: the stages of a check as filters of JSON Lines.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "The stages of a check as filters, for Spark and pipes.",
    discussion: """
      Each stage reads JSON Lines and writes JSON Lines; a line that cannot be used is told in its \
      place. Sources/Spark/tallyman_spark.py joins them on a cluster; tallyman explain worker has \
      the fields.
      """,
    subcommands: [Claims.self, Tally.self, Judge.self])

  struct Claims: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Inputs to stories: what they say, and what must be asked.")

    @Option(
      help: ArgumentHelp(
        "The day of publication, where a story does not give it.", valueName: "yyyy-mm-dd"))
    var published: Day?

    @OptionGroup var limits: LimitArguments

    func run() throws {
      limits.memory.watch(Terminal(isQuiet: true))
      let values = limits.values
      try WorkerCommand.run(
        ClaimsWorker(publishedOn: published, limits: values.reading) { values.timer() })
    }
  }

  struct Tally: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Questions to what some shards of the evidence answer.")

    @OptionGroup var evidence: EvidenceArguments

    func run() throws {
      try WorkerCommand.run { () throws(Diagnostic) in
        TallyWorker(try evidence.opened(Terminal(isQuiet: true)).0)
      }
    }
  }

  struct Judge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Stories with their answers to reports, or to further questions.")

    @OptionGroup var evidence: EvidenceArguments
    @OptionGroup var time: TimeArguments

    func run() throws {
      let values = StoryLimits(seconds: time.maxSeconds)
      try WorkerCommand.run { () throws(Diagnostic) in
        JudgeWorker(try evidence.opened(Terminal(isQuiet: true)).0) { values.timer() }
      }
    }
  }

  /// Every line of standard input through a stage.
  static func run(_ worker: @autoclosure () -> some Worker) throws {
    try run { () throws(Diagnostic) in worker() }
  }

  static func run(_ make: () throws(Diagnostic) -> some Worker) throws {
    let terminal = Terminal(isQuiet: true)
    try terminal.reporting { () throws(Diagnostic) in
      let worker = try make()
      var number = 0
      while let line = readLine(strippingNewline: true) {
        number += 1
        guard !line.isEmpty else { continue }
        try worker.work(on: line, number: number) { (text) throws(Diagnostic) in
          try terminal.write(text + "\n")
        }
      }
      return .supported
    }
  }
}
