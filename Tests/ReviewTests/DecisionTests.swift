import Facts
import Reports
import Testing

@testable import Review

/// What stands at the end of a timeline, and when it is stale.
struct DecisionTests {
  let sighting = Quay.sightings(Quay.report([Quay.checked("00000001", "It was 1,000 pieces.")]))[0]

  private func record(_ entries: [DecisionEntry], now: Sighting? = nil) -> ClaimRecord {
    ClaimRecord(entries: entries, now: now ?? sighting)
  }

  @Test func nothingDecided() {
    #expect(record([]).state == .open)
    #expect(record([Quay.entry(1, .note, on: sighting, note: "seen")]).state == .open)
  }

  @Test(arguments: [
    (DecisionEntry.Action.accept, ClaimRecord.State.decided), (.supported, .decided),
    (.unsupported, .decided), (.needsReporter, .reporter),
  ]) func decided(_ action: DecisionEntry.Action, _ state: ClaimRecord.State) {
    #expect(record([Quay.entry(1, action, on: sighting)]).state == state)
  }

  @Test func undoBringsBackTheOneBefore() {
    let first = Quay.entry(1, .needsReporter, on: sighting)
    let second = Quay.entry(2, .accept, on: sighting)
    let undo = Quay.entry(3, .undo, on: sighting, target: 2)
    #expect(record([first, second]).current == second)
    #expect(record([first, second, undo]).current == first)
    let other = Quay.entry(4, .undo, on: sighting, target: 1)
    #expect(record([first, second, undo, other]).state == .open)
    // Of an undo that names what is not there nothing comes.
    #expect(record([first, Quay.entry(5, .undo, on: sighting, target: 9)]).current == first)
  }

  @Test func theOrderOfWritingDoesNotMatter() {
    let entries = [
      Quay.entry(1, .needsReporter, on: sighting), Quay.entry(2, .accept, on: sighting),
      Quay.entry(3, .undo, on: sighting, target: 2), Quay.entry(4, .supported, on: sighting),
    ]
    #expect(record(entries).current == entries[3])
    #expect(record(entries.reversed()).current == entries[3])
    #expect(record([entries[2], entries[0], entries[1]]).current == entries[0])
  }

  @Test func whoDidNotSeeTheOtherIsTold() {
    let ana = Quay.entry(1, .accept, on: sighting, by: "Ana")
    #expect(record([ana, Quay.entry(2, .supported, on: sighting, by: "Ben")]).contested == ana)
    #expect(
      record([ana, Quay.entry(2, .supported, on: sighting, by: "Ben", after: 1)]).contested == nil)
    #expect(record([ana, Quay.entry(2, .accept, on: sighting, by: "Ben")]).contested == nil)
    #expect(record([ana, Quay.entry(2, .supported, on: sighting, by: "Ana")]).contested == nil)
  }

  @Test(arguments: [
    ("reading", "the claim is now read as"), ("reason", "the verdict is now"),
    ("found", "the records now give"), ("evidence", "the evidence is edition"),
    ("rules", "the rules are edition"),
  ]) func whatChangedMakesItStale(_ part: String, _ words: String) {
    var now = sighting
    switch part {
    case "reading": now.reading = "Weight"
    case "reason": now.reason = "contradicted"
    case "found": now.found = "900 pieces"
    case "evidence": now.evidence = "e2"
    default: now.rules = "r2"
    }
    let record = record([Quay.entry(1, .accept, on: sighting)], now: now)
    #expect(record.state == .stale)
    #expect(record.changes.count == 1)
    #expect(record.changes[0].hasPrefix(words))
    #expect(record.decision(on: "00000001")?.isStale == true)
    // Decided again, it stands.
    let again = Quay.entry(2, .accept, on: now)
    #expect(ClaimRecord(entries: [again], now: now).state == .decided)
  }

  @Test func sentencesThatStayKeepTheirDecisions() {
    let before = Quay.report([
      Quay.checked("00000001", "It was 1,000 pieces."),
      Quay.checked("00000002", "It was 2,000 pieces.", block: "b2"),
      Quay.checked("00000003", "It was 1,000 pieces.", block: "b3"),
    ])
    let after = Quay.report(
      [
        Quay.checked("0000000a", "Something new came first."),
        Quay.checked("0000000b", "It was 1,000 pieces.", block: "b2"),
        Quay.checked("0000000c", "It was 2,500 pieces.", block: "b3"),
      ], digest: "d2")
    var book = DecisionBook()
    book.add(
      Quay.sightings(before).enumerated().map { Quay.entry($0 + 1, .accept, on: $1) })
    #expect(Quay.sightings(after).map { book.record(of: $0).state } == [.open, .decided, .open])
    // The same sentence of another story is another claim.
    let other = Quay.report(before.claims, source: "other.html", digest: "d3")
    #expect(Quay.sightings(other).allSatisfy { book.record(of: $0).state == .open })
    // The same bytes under another name are the same story.
    let moved = Quay.report(before.claims, source: "moved.html", digest: "d1")
    #expect(Quay.sightings(moved).allSatisfy { book.record(of: $0).state == .decided })
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (1_772_357_400_123, "2026-03-01T09:30:00.123Z"),
    (951_782_399_999, "2000-02-28T23:59:59.999Z"),
  ]) func moments(_ milliseconds: Int, _ text: String) {
    #expect(Moment.text(milliseconds) == text)
    #expect(Moment.milliseconds(text) == milliseconds)
  }

  @Test(arguments: ["", "2026-03-01", "2026-02-30T09:30:00.000Z", "2026-03-01T09:30:00.000+01:00"])
  func noMoments(_ text: String) { #expect(Moment.milliseconds(text) == nil) }
}
