import Facts
import Glibc

/// What can go wrong around the stages: paths, files and streams.
enum CommandProblem {
  case noFile(String)
  case unreadable(String, Int32)
  case address(String)
  case noStories(String)
  case unwritable(String, Int32)
  case noEvidence
  case noReport(String)
  case noClaim(String, in: String)
  case noPage(String, like: String?)
  case whichClaim(String)
  case nothingToRehearse
  case noFolder
  case noQuery(String)
  case oneStory
  case memory(megabytes: Int)

  var diagnostic: Diagnostic {
    switch self {
    case .noFile(let path):
      Diagnostic(
        "TM4001", .error, "there is no such file", at: path,
        remedy: "check the path and its spelling")
    case .unreadable(let path, let error):
      Diagnostic(
        "TM4002", .error, "the file cannot be read: \(words(error))", at: path,
        remedy: "check who may read it, and that it is a file")
    case .address(let address):
      Diagnostic(
        "TM4003", .error, "this is an address, and nothing is ever fetched", at: address,
        remedy: "save the page, then check the file")
    case .noStories(let path):
      Diagnostic(
        "TM4004", .error, "the folder holds no story", at: path,
        remedy: "stories end in .html, .htm, .md, .txt, .docx or .eml, or these with .gz")
    case .unwritable(let path, let error):
      Diagnostic(
        "TM4005", .error, "the result cannot be written: \(words(error))", at: path,
        remedy: "check the folder, its permissions and the free space; nothing was left behind")
    case .noEvidence:
      Diagnostic(
        "TM4006", .error, "no evidence was given, and no samples were found",
        remedy: "pass --evidence with customs files, or set TALLYMAN_EVIDENCE")
    case .noReport(let path):
      Diagnostic(
        "TM4007", .error, "the file is no report of tallyman", at: path,
        remedy: "make one: tallyman check STORY --format json --output report.json")
    case .noClaim(let id, let path):
      Diagnostic(
        "TM4008", .error, "there is no claim #\(id)", at: path,
        remedy: "list the claims: tallyman claims STORY; a number changes when its sentence does")
    case .noPage(let word, let like):
      Diagnostic(
        "TM4009", .error,
        "there is no page about “\(word)”" + (like.map { "; did you mean «\($0)»?" } ?? ""),
        remedy: "list all pages: tallyman explain")
    case .whichClaim(let path):
      Diagnostic(
        "TM4009", .error, "it is a file: name the claim of it that is to be explained", at: path,
        remedy: "list the claims: tallyman claims \(path); then tallyman explain \(path)#NUMBER")
    case .nothingToRehearse:
      Diagnostic(
        "TM7001", .error, "no sentence could be worded over these records",
        remedy:
          "it takes goods that the vocabulary has words for (an HS code of six digits), and parties that trade more than once"
      )
    case .noFolder:
      Diagnostic(
        "TM4010", .error, "no folder for the evidence was named",
        remedy: "pass --evidence FOLDER, or set TALLYMAN_EVIDENCE")
    case .noQuery(let path):
      Diagnostic(
        "TM4011", .error, "the file is no query of tallyman", at: path,
        remedy: "take the one that tallyman explain REPORT.json#CLAIM prints")
    case .oneStory:
      Diagnostic(
        "TM4012", .error, "one story cannot be compared with itself",
        remedy: "name two stories or more; tallyman check tells where one speaks against itself")
    case .memory(let megabytes):
      Diagnostic(
        "TM4013", .error, "the program holds more than \(megabytes) MB of memory and stops",
        remedy: "take fewer or smaller files at once, or raise --max-memory; what was kept is whole"
      )
    }
  }

  private func words(_ error: Int32) -> String { String(cString: strerror(error)).lowercased() }
}
