import Foundation
import Testing

@testable import Evidence

/// `tallyman explain profile` names every field that a profile can have.
@Suite struct ProfilePageTests {
  @Test func everyFieldIsNamed() throws {
    let pages = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Evidence/explain/pages.md")
    let text = try String(contentsOf: pages, encoding: .utf8)
    let page = try #require(text.components(separatedBy: "\n# profile: ").last)
      .components(separatedBy: "\n# ")[0]
    let words = Set(page.split { !$0.isLetter }.map(String.init))
    #expect(ImportProfile.Field.allCases.map(\.name).filter { !words.contains($0) } == [])
    for profile in ImportProfile.shipped {
      #expect(words.contains(profile.row.name) && words.contains(profile.dateOrder.rawValue))
    }
  }
}
