import ArgumentParser
import Evidence
import Facts
import Foundation
import Synchronization

/// `--evidence`, and where it comes from when it is not given.
struct EvidenceArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Customs files (CSV), folders of them, or a folder of sealed shards. Repeat for several.",
      discussion:
        """
        Default: $TALLYMAN_EVIDENCE (parted by colons), else the samples of the checkout; a command that changes a \
        folder needs it named.
        """,
      valueName: "path"), completion: .file())
  var evidence: [String] = []

  /// Opens what was named; customs files are imported once into the cache.
  func opened(_ terminal: Terminal) throws(Diagnostic) -> (EvidenceFolder, [Diagnostic]) {
    let opened = try EvidenceFolder.opening(paths(terminal), cache: EvidenceArguments.cache)
    EvidenceArguments.open.withLock { $0 = opened.0 }
    return opened
  }

  /// The folder of the command, until the program ends: to give back what was read of millions of records, piece by
  /// piece, takes longer than to end.
  private static let open = Mutex<EvidenceFolder?>(nil)

  /// The one folder that a command changes; it need not be there yet.
  func folder() throws(Diagnostic) -> String {
    let named = environment("TALLYMAN_EVIDENCE").map { $0.split(separator: ":").map(String.init) }
    guard let folder = evidence.last ?? named?.first else {
      throw CommandProblem.noFolder.diagnostic
    }
    return folder
  }

  private func paths(_ terminal: Terminal) throws(Diagnostic) -> [String] {
    if !evidence.isEmpty { return evidence }
    if let named = environment("TALLYMAN_EVIDENCE"), !named.isEmpty {
      return named.split(separator: ":").map(String.init)
    }
    guard let samples = EvidenceArguments.samples else {
      throw CommandProblem.noEvidence.diagnostic
    }
    terminal.narrate("tallyman: no --evidence given; checking against the samples in \(samples)")
    return [samples]
  }

  /// `Evidence/samples` of the checkout that the work folder or the program lies in.
  private static var samples: String? {
    let starts = [FileManager.default.currentDirectoryPath, programFolder].compactMap { $0 }
    for start in starts {
      var folder = URL(filePath: start)
      while true {
        let samples = folder.appending(path: "Evidence/samples").path
        let package = folder.appending(path: "Package.swift").path
        if FileManager.default.fileExists(atPath: samples),
          FileManager.default.fileExists(atPath: package)
        {
          return start == starts.first && folder.path == start ? "Evidence/samples" : samples
        }
        guard folder.path != "/", folder.path != folder.deletingLastPathComponent().path else {
          break
        }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }

  private static var programFolder: String? {
    guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return nil }
    return URL(filePath: program).deletingLastPathComponent().path
  }

  /// - Source: XDG Base Directory Specification.
  static var cache: String {
    if let base = environment("XDG_CACHE_HOME"), base.hasPrefix("/") { return base + "/tallyman" }
    let home = environment("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path
    return home + "/.cache/tallyman"
  }
}
