import Facts

/// What can go wrong with archives and runs; each becomes one `Diagnostic`.
enum ArchiveProblem: Error, Hashable, Sendable {
  case notFound(String)
  case unreadable(String, String)
  case linkLoop(String)
  case cut(String, at: Int)
  case badRecord(String, at: Int, String)
  case tooLarge(String, limit: Int)
  case damaged(String, String)
  case bomb(String, limit: Int)
  case locked(String)
  case badBody(String, String)
  case lostRevisit(String)
  case badList(String, String)
  case foreignLedger(String)
  case newerLedger(String)
  case ledgerFault(String, String)
  case ledgerBusy(String, process: String)
  case noRun(String, in: String)
  case unfinishedRun(Int)
  case noRuns(String)
  case tooManyChanges(String, cause: String)
  case badLine(Int, String)
  case ended(String, by: String)

  var diagnostic: Diagnostic {
    switch self {
    case .notFound(let path):
      Diagnostic(
        "TM6001", .error, "there is no such file or folder", at: path,
        remedy: "check the path and its spelling; a pattern such as 'crawl/*.warc.gz' must fit")
    case .unreadable(let path, let why):
      Diagnostic(
        "TM6002", .error, "it cannot be read: \(why)", at: path,
        remedy: "check who may read it; all other inputs were taken")
    case .linkLoop(let path):
      Diagnostic(
        "TM6003", .warning, "this link leads back to a folder it lies in", at: path,
        remedy: "it was not followed; the folder itself was read once")
    case .badList(let path, let why):
      Diagnostic(
        "TM6004", .error, "the list of files cannot be read: \(why)", at: path,
        remedy: "give one path a line, or paths that end in NUL (find -print0)")
    case .cut(let path, let offset):
      Diagnostic(
        "TM6010", .error, "the file ends in the middle of a record", at: "\(path):byte \(offset)",
        remedy: "what came before was taken; fetch the file again for the rest")
    case .badRecord(let path, let offset, let why):
      Diagnostic(
        "TM6011", .error, "a record is damaged: \(why)", at: "\(path):byte \(offset)",
        remedy: "it was left out, and reading went on at the next record")
    case .tooLarge(let path, let limit):
      Diagnostic(
        "TM6012", .error, "a record or member is larger than \(limit) bytes", at: path,
        remedy: "no story is so large; it was passed over")
    case .damaged(let path, let why):
      Diagnostic(
        "TM6013", .error, "the archive is damaged: \(why)", at: path,
        remedy: "what came before was taken; fetch or pack it again for the rest")
    case .bomb(let path, let limit):
      Diagnostic(
        "TM6014", .error, "the archive unpacks to more than \(limit) bytes", at: path,
        remedy: "the rest was not read; unpack it yourself if it is no trap")
    case .locked(let path):
      Diagnostic(
        "TM6015", .error, "the archive is locked with a password", at: path,
        remedy: "unpack it, then name the folder")
    case .badBody(let path, let why):
      Diagnostic(
        "TM6016", .error, "the page's body cannot be unpacked: \(why)", at: path,
        remedy: "the page was left out; fetch it again")
    case .lostRevisit(let path):
      Diagnostic(
        "TM6017", .warning, "the page is a revisit, and its first capture is in no input", at: path,
        remedy: "name the crawl file that holds the first capture too")
    case .foreignLedger(let path):
      Diagnostic(
        "TM6020", .error, "the file is no ledger of archive runs", at: path,
        remedy: "name another file with --ledger; a new one is made where none is")
    case .newerLedger(let path):
      Diagnostic(
        "TM6021", .error, "the ledger was written by a newer version of this program", at: path,
        remedy: "use that version, or begin a new ledger")
    case .ledgerFault(let path, let why):
      Diagnostic(
        "TM6022", .error, "the ledger cannot be used: \(why)", at: path,
        remedy:
          "free space or mend the permissions, then run the same command: it goes on from here")
    case .ledgerBusy(let path, let process):
      Diagnostic(
        "TM6023", .error, "another run is writing this ledger\(process)", at: path,
        remedy: "wait for it to end, or use a ledger of its own")
    case .noRun(let run, let path):
      Diagnostic(
        "TM6024", .error, "there is no run \(run)", at: path,
        remedy: "list the runs: tallyman archive status")
    case .unfinishedRun(let run):
      Diagnostic(
        "TM6025", .error, "run \(run) was interrupted and is not complete",
        remedy: "give the command of that run again: it goes on where it stopped")
    case .noRuns(let path):
      Diagnostic(
        "TM6026", .error, "the ledger holds no complete run", at: path,
        remedy: "make one: tallyman archive run PATH --ledger \(path)")
    case .tooManyChanges(let share, let cause):
      Diagnostic(
        "TM6027", .error, "\(share) changed, more than --max-changes allows; most by \(cause)",
        remedy: "look at that cause first; if it is right, raise --max-changes or accept the run")
    case .badLine(let line, let why):
      Diagnostic(
        "TM6030", .error, "the line cannot be used: \(why)", at: "standard input:\(line)",
        remedy: "see `tallyman explain worker` for the fields of each stage")
    case .ended(let path, let cause):
      Diagnostic(
        "TM6031", .error, "the program was ended twice at this story: \(cause)", at: path,
        remedy:
          "all other stories were taken; try it alone with `tallyman check`, with more memory")
    }
  }
}
