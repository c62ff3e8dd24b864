import Facts
import Foundation
import Testing

@testable import Evidence

/// Every real extract is imported by a shipped profile, where that data is present.
@Suite struct SharedExtractsTests {
  @Test func allExtracts() throws {
    guard let shared = SharedClaimsTests.shared else {
      print("skipped: shared data is absent")
      return
    }
    let root = "\(shared)/data/customs-real"
    let folder = try CustomsFolder()
    var files: [String] = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: root).sorted() {
      if [".csv", ".tsv", ".xlsx"].contains(where: name.hasSuffix) { files.append(name) }
    }
    var refused: [String] = []
    for name in files {
      do {
        let receipt = try #require(
          try EvidenceFolder.importing("\(root)/\(name)", into: folder.path + "/evidence").first)
        for reject in try receipt.rejects.map({ try String(contentsOfFile: $0, encoding: .utf8) })?
          .split(separator: "\n").dropFirst().prefix(3) ?? []
        {
          print(name, reject)
        }
      } catch let error as Diagnostic {
        refused.append(name)
        print(name, error.code, error.message)
      }
    }
    #expect(refused.isEmpty)
    #expect(files.count == 65)
  }
}
