import Facts
import Foundation
import Synchronization
import Testing

@testable import Review

/// Sessions, accounts, addresses: the parts of the site that need no browser.
struct SiteTests {
  private final class Clock: Sendable {
    private let now = Mutex(1_000_000)
    func move(by milliseconds: Int) { now.withLock { $0 += milliseconds } }
    var read: @Sendable () -> Int { { self.now.withLock { $0 } } }
  }

  @Test func tokensOpenOnce() {
    let sessions = Sessions(.own, clock: { 0 })
    let token = sessions.issueToken()
    #expect(!sessions.redeem(String(token.dropLast())))
    #expect(sessions.redeem(token))
    #expect(!sessions.redeem(token))
  }

  @Test func sessionsEnd() {
    let clock = Clock()
    let sessions = Sessions(.init(whole: 1_000, idle: 300), clock: clock.read)
    let cookie = sessions.open("Ana", role: .reviewer)
    #expect(sessions.session(of: cookie)?.name == "Ana")
    #expect(sessions.session(of: cookie + "0") == nil)
    for _ in 0..<4 {
      clock.move(by: 240)
      #expect(sessions.session(of: cookie) != nil)
    }
    clock.move(by: 240)
    #expect(sessions.session(of: cookie) == nil, "its whole time is over, though it was used")
    let idle = sessions.open(nil, role: .reader)
    clock.move(by: 301)
    #expect(sessions.session(of: idle) == nil)
    let closed = sessions.open(nil, role: .reader)
    if let session = sessions.session(of: closed) { sessions.close(session) }
    #expect(sessions.session(of: closed) == nil)
  }

  @Test func guessingIsSlow() {
    let clock = Clock()
    let limit = LoginLimit(clock: clock.read)
    for _ in 0..<5 {
      #expect(limit.wait(account: "ana", address: "1") == nil)
      limit.failed(account: "ana", address: "1")
    }
    #expect(limit.wait(account: "ana", address: "2") == 900)
    #expect(limit.wait(account: "ben", address: "1") == nil)
    for number in 0..<15 { limit.failed(account: "x\(number)", address: "1") }
    #expect(limit.wait(account: "ben", address: "1") != nil)
    clock.move(by: 15 * 60_000)
    #expect(limit.wait(account: "ana", address: "1") == nil)
  }

  /// RFC 7914, section 12, third vector but with p = 1 left out: the first is of a cost of 16.
  @Test func scryptIsTheStandards() {
    let key = Hashing.scrypt("pleaseletmein", salt: Array("SodiumChloride".utf8), cost: 16_384)
    #expect(
      key.map(Hashing.hexadecimal)
        == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
  }

  @Test func accountsAreKept() throws {
    let folder = try WorkFolder()
    let path = folder.file("state/users")
    let accounts = try Accounts(at: path)
    #expect(accounts.names.isEmpty)
    try accounts.add("ana", password: "correct horse battery", role: .reviewer)
    #expect(try Accounts(at: path).role(of: "ana", password: "correct horse battery") == .reviewer)
    #expect(accounts.role(of: "ana", password: "correct horse") == nil)
    #expect(accounts.role(of: "eve", password: "correct horse battery") == nil)
    for (name, password) in [
      ("ana", "correct horse battery"), ("", "correct horse battery"),
      ("a:b", "correct horse battery"),
      ("ben", "short"), ("ben", String(repeating: "x", count: 2_000)),
    ] {
      let error = #expect(throws: Diagnostic.self) {
        try accounts.add(name, password: password, role: .reader)
      }
      #expect(error?.code == "TM5010")
    }
    // Another program's change is seen, and a file that others may read is refused.
    try Accounts(at: path).remove("ana")
    #expect(accounts.role(of: "ana") == nil)
    #expect(chmod(path, 0o644) == 0)
    #expect(throws: Diagnostic.self) { try Accounts(at: path) }
  }

  @Test(arguments: [
    ("127.0.0.1", 80, "127.0.0.1", true), ("127.0.0.1", 4_000, "localhost:4000", true),
    ("127.0.0.1", 4_000, "[::1]:4000", true), ("127.0.0.1", 4_000, "127.0.0.1:4001", false),
    ("127.0.0.1", 4_000, "127.0.0.1", false), ("127.0.0.1", 4_000, "evil.example:4000", false),
    ("127.0.0.1", 4_000, "", false),
  ]) func hosts(_ host: String, _ port: Int, _ asked: String, _ isKnown: Bool) {
    #expect(ReviewOptions(host: host).authorities(port: port).contains(asked) == isKnown)
  }

  @Test(arguments: [
    "http://a.example", "https://", "https://a.example/path", "https://a b", "a.example",
    "https://A@b.example",
  ]) func noProxies(_ address: String) {
    let error = #expect(throws: Diagnostic.self) {
      try ReviewOptions(encryption: .proxy(address)).validate()
    }
    #expect(error?.code == "TM5012")
  }

  @Test func fieldsAreDecoded() {
    let fields = FormFields("q=body+armor&x=%D0%81%zz%2&empty=&q=second&%61=1&broken=%ff")
    #expect(fields["q"] == "body armor")
    #expect(fields["x"] == "Ё%zz%2")
    #expect(fields["empty"] == nil)
    #expect(fields["a"] == "1")
    #expect(fields["broken"] == "\u{FFFD}")
    let address = FormFields.address("/", [("q", "a&b=c #ё"), ("no", "")], anchor: "x")
    #expect(address == "/?q=a%26b%3Dc%20%23%D1%91#x")
    #expect(FormFields(String(address.dropFirst(2).dropLast(2)))["q"] == "a&b=c #ё")
  }

  @Test func questionsGoRound() {
    let scope = Scope(
      shipper: PartyReference(text: "Baltis", names: ["Baltis Arms", "Baltis"]),
      consignee: PartyReference(text: "Volna", isExcluded: true),
      goods: GoodsReference(text: "rifles", hs: ["9303"], terms: ["rifle"]), origin: ["CN", "TR"],
      destination: ["RU"], period: .year(2022))
    let question = EvidenceQuestion(scope)
    let read = EvidenceQuestion(FormFields(FormFields.query(question.fields)))
    #expect(read.fields.map(\.1) == question.fields.map(\.1))
    #expect(read.scope.period == scope.period)
    #expect(read.scope.shipper?.names == ["Baltis Arms", "Baltis"])
    #expect(read.scope.consignee?.isExcluded == true)
    #expect(read.scope.goods?.hs == ["9303"])
    #expect(read.scope.origin == ["CN", "TR"])
    #expect(EvidenceQuestion(FormFields("from=2022-13-01")).faults.count == 1)
  }
}
