import Testing

@testable import Archives

@Suite struct WARCReaderTests {
  static func pages(_ range: ClosedRange<Int>) -> [UInt8] {
    range.flatMap { Crawl.response(Crawl.address($0), Crawl.page($0)) }
  }

  static func packed(_ range: ClosedRange<Int>) -> [UInt8] {
    range.flatMap { Crawl.deflated(Crawl.response(Crawl.address($0), Crawl.page($0))) }
  }

  @Test(arguments: [false, true]) func everyPageIsRead(_ isPacked: Bool) throws {
    let bytes = isPacked ? Self.packed(1...40) : Self.pages(1...40)
    let found = try Crawl.read(bytes, named: isPacked ? "a.warc.gz" : "a.warc")
    #expect(found.codes == [])
    #expect(found.items.map(\.name) == (1...40).map(Crawl.address))
    #expect(found.items.map(\.bytes) == (1...40).map(Crawl.page))
    #expect(found.items.allSatisfy { $0.captured == "2023-03-17T08:00:00Z" })
  }

  @Test func aWholeFilePackedAtOnceIsReadToo() throws {
    let found = try Crawl.read(Crawl.deflated(Self.pages(1...5)), named: "a.warc.gz")
    #expect(found.items.count == 5 && found.codes == [])
  }

  /// Each coding of HTTP, singly and together.
  @Test(arguments: ["gzip", "deflate", "bare deflate", "chunked", "chunked gzip", "undone gzip"])
  func codingsAreUndone(_ coding: String) throws {
    let page = Crawl.page(1)
    var body = page
    var headers = "Content-Type: text/html; charset=\"UTF-8\"\r\n"
    switch coding {
    case "gzip", "chunked gzip": body = Crawl.deflated(page)
    case "deflate": body = Crawl.deflated(page, windowBits: 15)
    case "bare deflate": body = Crawl.deflated(page, windowBits: -15)
    default: break
    }
    if coding.contains("gzip") { headers += "Content-Encoding: gzip\r\n" }
    if coding.contains("deflate") { headers += "Content-Encoding: deflate\r\n" }
    if coding.hasPrefix("chunked") {
      headers += "Transfer-Encoding: chunked\r\n"
      let half = body.count / 2
      let parts = [Array(body[..<half]), Array(body[half...])]
      body = parts.flatMap { Array("\(String($0.count, radix: 16))\r\n".utf8) + $0 + [13, 10] }
      body += Array("0\r\n\r\n".utf8)
    }
    let found = try Crawl.read(Crawl.response(Crawl.address(1), body, headers: headers))
    #expect(found.items.map(\.bytes) == [page])
    #expect(found.items.first?.charset == "utf-8")
  }

  /// As brotli's own encoder writes it, and a stream that is none.
  @Test func brotliIsUndone() throws {
    let packed: [UInt8] = [
      0x1B, 0x39, 0x00, 0x00, 0xC4, 0x29, 0x47, 0x1A, 0x50, 0x81, 0xB4, 0x84, 0x02, 0xBD,
      0x7E, 0xDF, 0x0E, 0x1B, 0x70, 0xE0, 0x92, 0xBD, 0xD1, 0x60, 0x0F, 0x34, 0x78, 0xC8,
      0xE2, 0xD7, 0x8D, 0x22, 0x24, 0x96, 0xB0, 0xE9, 0xC1, 0xDB, 0xF4, 0xA5, 0xB3, 0xA8,
      0x71, 0xCF, 0x83, 0xA3, 0x78, 0x52, 0x10,
    ]
    let headers = "Content-Type: text/html\r\nContent-Encoding: br\r\n"
    let found = try Crawl.read(
      Crawl.response(Crawl.address(1), packed, headers: headers)
        + Crawl.response(Crawl.address(2), [0xFF, 0xFE, 0x00, 0x11], headers: headers)
        + Self.pages(3...3))
    #expect(found.items.map(\.name) == [Crawl.address(1), Crawl.address(3)])
    #expect(
      found.items.first?.bytes
        == Array("<!doctype html><html><body><p>Ten ships.</p></body></html>".utf8))
    #expect(found.codes == ["TM6016"])
  }

  @Test func whatIsNoStoryIsPassedOver() throws {
    var bytes = Crawl.record("warcinfo", "", Array("software: test".utf8))
    bytes += Crawl.record("request", Crawl.address(1), Array("GET / HTTP/1.1\r\n\r\n".utf8))
    bytes += Crawl.response(
      Crawl.address(2), [0x89, 0x50], headers: "Content-Type: image/png\r\n")
    bytes += Crawl.response(Crawl.address(3), Crawl.page(3), status: "404 Not Found")
    bytes += Crawl.response(Crawl.address(4), Crawl.page(4), status: "301 Moved")
    bytes += Crawl.record(
      "resource", Crawl.address(5), Crawl.page(5), fields: ["Content-Type": "text/html"])
    bytes += Crawl.record("metadata", Crawl.address(5), Array("via: x".utf8))
    bytes += Crawl.record(
      "revisit", "<\(Crawl.address(6))>", [], fields: ["WARC-Payload-Digest": "sha1:ABC"])
    let found = try Crawl.read(bytes)
    #expect(found.items.map(\.name) == [Crawl.address(5)])
    #expect(found.revisits == [Crawl.address(6)])
    #expect(found.codes == [])
  }

  /// A cut at any byte costs the record it falls in, and no other.
  @Test(arguments: [false, true]) func aCutCostsOneRecord(_ isPacked: Bool) throws {
    let whole = isPacked ? Self.packed(1...4) : Self.pages(1...4)
    let parts = (1...4).map { isPacked ? Self.packed($0...$0).count : Self.pages($0...$0).count }
    for cut in stride(from: 1, to: whole.count, by: 13) {
      let found = try Crawl.read(
        Array(whole[..<cut]), named: isPacked ? "a.warc.gz" : "a.warc")
      var left = cut
      let before = parts.prefix { part in
        left -= part
        return left >= 0
      }.count
      #expect(found.items.count >= before && found.items.count <= before + 1, "cut at \(cut)")
      #expect(
        found.items.map(\.bytes) == (1...4).map(Crawl.page).prefix(found.items.count).map { $0 })
    }
  }

  @Test(arguments: [-20, -1, 30, 400, 1_000_000]) func aWrongLengthCostsOneRecord(_ by: Int) throws
  {
    let block = 62 + Crawl.page(2).count
    var bytes = Self.pages(1...1)
    bytes += Crawl.response(Crawl.address(2), Crawl.page(2), length: block + by)
    bytes += Self.pages(3...6)
    let found = try Crawl.read(bytes)
    let names = found.items.map(\.name)
    #expect(names.contains(Crawl.address(1)))
    #expect(Array(names.suffix(4)) == (3...6).map(Crawl.address), "\(by): \(names)")
    #expect(found.codes == ["TM6011"])
  }

  @Test func aWrongLengthInAPackedFileCostsOneRecord() throws {
    var bytes = Self.packed(1...1)
    bytes += Crawl.deflated(Crawl.response(Crawl.address(2), Crawl.page(2), length: 2_000))
    bytes += Self.packed(3...6)
    let found = try Crawl.read(bytes, named: "a.warc.gz")
    #expect(found.items.map(\.name) == ([1] + Array(3...6)).map(Crawl.address))
    #expect(found.codes == ["TM6011"])
  }

  @Test func damageInOneGzipMemberCostsNoOther() throws {
    let second = Self.packed(2...2)
    for place in stride(from: 3, to: second.count, by: 7) {
      var bytes = second
      bytes[place] ^= 0x5A
      let found = try Crawl.read(
        Self.packed(1...1) + bytes + Self.packed(3...5), named: "a.warc.gz")
      let names = found.items.map(\.name).filter { $0 != Crawl.address(2) }
      #expect(names == [1, 3, 4, 5].map(Crawl.address), "byte \(place)")
    }
  }

  @Test func damageBehindTheLastRecordIsTold() throws {
    let found = try Crawl.read(
      Self.packed(1...2) + [0x1F, 0x8B, 0x08] + Array("damage".utf8), named: "a.warc.gz")
    #expect(found.items.map(\.name) == [1, 2].map(Crawl.address))
    #expect(found.codes == ["TM6011"])
  }

  @Test func garbageBetweenRecordsIsSteppedOver() throws {
    let found = try Crawl.read(
      Self.pages(1...1) + Array("what is this?\r\nnothing\r\n".utf8) + Self.pages(2...3))
    #expect(found.items.map(\.name) == (1...3).map(Crawl.address))
    #expect(found.codes == ["TM6011"])
  }

  @Test(arguments: [false, true]) func aRecordBeyondTheLimitIsPassedOver(_ isPacked: Bool) throws {
    let large = Crawl.response(Crawl.address(2), [UInt8](repeating: 0x20, count: 400_000))
    let bytes =
      isPacked
      ? Self.packed(1...1) + Crawl.deflated(large) + Self.packed(3...4)
      : Self.pages(1...1) + large + Self.pages(3...4)
    let found = try Crawl.read(
      bytes, named: isPacked ? "a.warc.gz" : "a.warc", limit: 100_000)
    #expect(found.items.map(\.name) == [1, 3, 4].map(Crawl.address))
    #expect(found.codes == ["TM6012"])
  }
}
