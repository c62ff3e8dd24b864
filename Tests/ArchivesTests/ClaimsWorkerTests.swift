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
}
