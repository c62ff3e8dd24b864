import Foundation

/// The bench for single recognisers: JSON Lines on stdin, predictions on stdout.
///
///     tallyman-lab newsquant --time < dev.jsonl > predictions.jsonl
///
/// One line a command; each lives in a file of its own.
let tools: [String: @Sendable (Bench) throws -> Void] = [
  "sentences": runSentences,
  "newsquant": runNewsQuant,
  "recognizers": runRecognizers,
  "dates": runDates,
  "speed": runSpeed,
  "mentions": runMentions,
  "stories": StoriesLab.run,
  "articles": { ArticlesBench.run($0.arguments) },
  "name-pairs": { NameLab.pairs($0.arguments) },
  "name-retrieval": { NameLab.retrieval($0.arguments) },
]

let arguments = Array(CommandLine.arguments.dropFirst())
guard let name = arguments.first, let tool = tools[name] else {
  let names = tools.keys.sorted().joined(separator: ", ")
  FileHandle.standardError.write(Data("usage: tallyman-lab COMMAND [--time]: \(names)\n".utf8))
  exit(64)
}
do {
  try tool(Bench(name: name, arguments: Array(arguments.dropFirst())))
} catch {
  FileHandle.standardError.write(Data("tallyman-lab \(name): \(error)\n".utf8))
  exit(2)
}
