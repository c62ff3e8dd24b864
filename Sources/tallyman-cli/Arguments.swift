import ArgumentParser
import Articles
import Facts
import Reports

extension ReportFormat: ExpressibleByArgument {}
extension ArticleFormat: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  /// A whole ISO day, `2023-03-17`; 30 February is none.
  public init?(argument: String) {
    guard argument.utf8.count == 10 else { return nil }
    self.init(iso: argument)
  }
}

/// `--records 20`, `--records all`.
enum RecordLimit: ExpressibleByArgument, CustomStringConvertible {
  case all
  case some(Int)

  init?(argument: String) {
    if argument == "all" {
      self = .all
      return
    }
    guard let count = Int(argument), count >= 0 else { return nil }
    self = .some(count)
  }

  var description: String { count.map(String.init) ?? "all" }

  var count: Int? {
    switch self {
    case .all: nil
    case .some(let count): count
    }
  }
}

/// The stories, and how they are to be read.
struct StoryArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Saved pages, drafts, or folders of them; - for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "The day of publication, where the story does not give it.", valueName: "yyyy-mm-dd"))
  var published: Day?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Read every story as this format.", valueName: "kind"))
  var kind: ArticleFormat?

  @OptionGroup var limits: LimitArguments

  /// Nobody types a story at a terminal: without a path there must be a pipe.
  func requireInput() throws {
    guard paths.isEmpty, Terminal(isQuiet: true).inputIsTerminal else { return }
    throw ValidationError("Give a story: a path, a folder, or - for standard input.")
  }

  var inputs: [Result<StoryInput, Diagnostic>] { StoryInput.inputs(paths.isEmpty ? ["-"] : paths) }

  func reading(of input: Result<StoryInput, Diagnostic>) throws(Diagnostic) -> ArticleReading {
    try input.get().reading(as: kind, published: published, limits: limits.values.reading)
  }
}

/// `--quiet`, which every command has.
struct NarrationArguments: ParsableArguments {
  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  var terminal: Terminal { Terminal(isQuiet: quiet) }
}
