import Facts
import Reports
import Synchronization
import Testing

@testable import Review

/// Drafts that change while they are reviewed.
struct LibraryTests {
  /// A file in memory.
  private final class Draft: Sendable {
    private let state: Mutex<(stamp: String?, reports: [Report])>
    init(_ reports: [Report]) { state = Mutex(("1", reports)) }
    func set(_ stamp: String?, _ reports: [Report]) { state.withLock { $0 = (stamp, reports) } }
    var source: StorySource {
      StorySource(
        name: "draft.html", stamp: { self.state.withLock(\.stamp) },
        read: { self.state.withLock(\.reports) })
    }
  }

  private func report(_ digest: String, _ sentence: String) -> Report {
    Quay.report([Quay.checked("00000001", sentence)], digest: digest)
  }

  @Test func newStatesTakeThePlaceOfOld() async {
    let draft = Draft([report("d1", "One.")])
    let library = await ReviewLibrary([draft.source], rules: "r1")
    #expect(library.story("d1") != nil)
    draft.set("2", [report("d2", "Two.")])
    library.refresh("d1")
    #expect(library.story("d1") == nil)
    #expect(library.successor(of: "d1") == "d2")
    draft.set("3", [report("d3", "Three.")])
    library.refresh()
    #expect(library.successor(of: "d1") == "d3")
    // Back again: the first state is a story, not a way to another.
    draft.set("4", [report("d1", "One.")])
    library.refresh()
    #expect(library.story("d1") != nil)
    #expect(library.successor(of: "d1") == nil)
    #expect(library.successor(of: "d3") == "d1")
    #expect(library.successor(of: "d9") == nil)
  }

  @Test func whatIsGoneOrBrokenForAMomentStays() async {
    let draft = Draft([report("d1", "One.")])
    let library = await ReviewLibrary([draft.source], rules: "r1")
    let revision = library.revision
    draft.set(nil, [])
    library.refresh()
    draft.set("2", [Report(article: Article(source: "draft.html"))])
    library.refresh()
    #expect(library.story("d1") != nil)
    #expect(library.revision == revision)
  }

  @Test func reportsWithoutADigestGetOne() async {
    let draft = Draft([report("", "One.")])
    let library = await ReviewLibrary([draft.source], rules: "r1")
    #expect(library.stories[0].digest.utf8.count == 64)
  }
}
