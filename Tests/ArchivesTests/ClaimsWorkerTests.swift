import Facts
import Foundation
import Testing

@testable import Archives

/// A stage that goes on behind a story which ended it once.
@Suite struct ClaimsWorkerTests {
  private func lines(_ line: String) throws -> [StoryLine] {
    var sent: [String] = []
    try ClaimsWorker().work(on: line, number: 1) { (text) throws(Diagnostic) in sent.append(text) }
    return try sent.map { try PackedJSON.value(StoryLine.self, in: $0) }
  }

  @Test func beginsAtAStoryAndTellsWhatEndedItThere() throws {
    let folder = try Folder()
    let crawl = try folder.write(
      "crawl.warc", (1...4).flatMap { Crawl.response(Crawl.address($0), Crawl.page($0)) })
    let all = try lines(#"{"path":"\#(crawl)","order":7}"#)
    #expect(all.map(\.order) == [[7, 1], [7, 2], [7, 3], [7, 4]])
    let rest = try lines(#"{"path":"\#(crawl)","order":7,"from":3,"failed":"signal 9"}"#)
    #expect(rest.map(\.order) == [[7, 3], [7, 4]])
    #expect(rest[0].source == Crawl.address(3))
    #expect(rest[0].diagnostic?.code == "TM6031")
    #expect(rest[0].reading == nil)
    #expect(rest[1].diagnostic == nil)
    #expect(rest[1].reading?.article == all[3].reading?.article)
  }

  @Test func tellsAStoryWhoseBytesAreNotEvenGiven() throws {
    let told = try lines(#"{"source":"quay.html","order":2,"failed":"signal 11"}"#)
    #expect(told.map(\.source) == ["quay.html"])
    #expect(told[0].diagnostic?.message.contains("signal 11") == true)
  }

  /// A story that takes too long is told as one, in either stage that reads or judges it.
  @Test func givesUpAStoryThatTakesTooLong() throws {
    let input =
      ##"{"source":"quay.html","html":"<p>Orsay sold 40 lathes to Veligor.</p>","order":1}"##
    var sent: [String] = []
    try ClaimsWorker { { false } }.work(on: input, number: 1) { (text) throws(Diagnostic) in
      sent.append(text)
    }
    #expect(try PackedJSON.value(StoryLine.self, in: sent[0]).diagnostic?.code == "TM2002")
    let harbour = try Harbour()
    _ = try harbour.folder.write("customs.csv", Harbour.header + Harbour.record(1))
    let story = try lines(input)[0]
    sent = []
    try JudgeWorker(try harbour.evidence("customs.csv")) { { false } }
      .work(on: PackedJSON.text(of: story), number: 1) { (text) throws(Diagnostic) in
        sent.append(text)
      }
    #expect(sent.count == 1 && sent[0].contains("TM2002"))
  }
}
