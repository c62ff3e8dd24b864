import Facts

/// What can go wrong around a review: its log, its address, its accounts.
enum ReviewProblem {
  case noLog(String)
  case logFailed(String, String)
  case portTaken(Int, String)
  case noAddress(String, String)
  case noAccounts(String)
  case noEncryption(String)
  case badCertificate(String, String)
  case badUsers(String, String)
  case noDecisions(String, line: Int)
  case badUser(String)
  case noUser(String, in: String)
  case badProxy(String)
  case noName(String)

  var diagnostic: Diagnostic {
    switch self {
    case .noLog(let path):
      Diagnostic(
        "TM5001", .error, "the file is no log of decisions", at: path,
        remedy: "name another file with --decisions; this one was left as it is")
    case .logFailed(let path, let why):
      Diagnostic(
        "TM5002", .error, "the log of decisions cannot be used: \(why)", at: path,
        remedy: "check the folder, its permissions and the free space; nothing written is lost")
    case .portTaken(let port, let host):
      Diagnostic(
        "TM5003", .error, "port \(port) of \(host) is taken by another program",
        remedy: "choose another with --port, or leave it out to take a free one")
    case .noAddress(let host, let why):
      Diagnostic(
        "TM5004", .error, "nothing can listen at \(host): \(why)",
        remedy: "name an address of this machine with --host")
    case .noAccounts(let host):
      Diagnostic(
        "TM5005", .error, "\(host) can be reached by others, and there is no account",
        remedy: "add one: tallyman review user add NAME; or leave --host out")
    case .noEncryption(let host):
      Diagnostic(
        "TM5006", .error, "\(host) can be reached by others, and the way there is not encrypted",
        remedy: "pass --certificate and --key, or --proxy https://NAME where a proxy encrypts")
    case .badCertificate(let path, let why):
      Diagnostic(
        "TM5007", .error, "the certificate or its key cannot be used: \(why)", at: path,
        remedy: "both must be PEM files, and belong together")
    case .badUsers(let path, let why):
      Diagnostic(
        "TM5008", .error, "the file of accounts cannot be used: \(why)", at: path,
        remedy: "it is written by tallyman review user add, and only its owner may read it")
    case .noDecisions(let path, let line):
      Diagnostic(
        "TM5009", .error, "line \(line) is no decision; nothing was taken in", at: path,
        remedy: "the lines are those of tallyman review export")
    case .badUser(let why):
      Diagnostic(
        "TM5010", .error, "the account cannot be made: \(why)",
        remedy:
          "a name has 1 to 64 letters, digits, points, dashes or underscores; a password 12 to 1,024 bytes"
      )
    case .noUser(let name, let path):
      Diagnostic(
        "TM5011", .error, "there is no account “\(name)”", at: path,
        remedy: "list them: tallyman review user list")
    case .badProxy(let text):
      Diagnostic(
        "TM5012", .error, "“\(text)” is no address of a proxy",
        remedy: "write it as readers see it: https://review.example.org")
    case .noName(let host):
      Diagnostic(
        "TM5013", .error, "\(host) is every address of this machine, and no name is given for it",
        remedy: "pass --name with the name that readers type, or --proxy")
    }
  }
}
