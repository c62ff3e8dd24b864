import Facts
import Reports

/// One line of the decision log; nothing is ever changed in it or taken out of it.
public struct DecisionEntry: Hashable, Sendable {
  public enum Action: String, Sendable, CaseIterable {
    /// The verdict of the program stands.
    case accept
    /// The program's verdict is overridden; the note is required.
    case supported, unsupported
    case needsReporter
    /// Takes back the entry that ``DecisionEntry/target`` names.
    case undo
    /// A remark or a search result; decides nothing.
    case note

    /// `nil` for what decides nothing.
    public var outcome: ClaimDecision.Outcome? {
      switch self {
      case .accept: .accepted
      case .supported: .supported
      case .unsupported: .unsupported
      case .needsReporter: .needsReporter
      case .undo, .note: nil
      }
    }

    /// An override says why.
    public var needsNote: Bool { [.supported, .unsupported, .note].contains(self) }
  }

  /// 32 hexadecimal digits by chance, so that logs of two machines can be joined.
  public var id: String
  /// RFC 3339 in UTC, with milliseconds; never earlier than the entry before in the same log.
  public var at: String
  public var by: String
  public var action: Action
  public var note: String?
  /// The entry that an undo takes back.
  public var target: String?
  /// The newest entry of the claim that its writer had seen.
  public var after: String?
  public var sighting: Sighting

  public init(
    id: String, at: String, by: String, action: Action, note: String? = nil, target: String? = nil,
    after: String? = nil, sighting: Sighting
  ) {
    self.id = id
    self.at = at
    self.by = by
    self.action = action
    self.note = note
    self.target = target
    self.after = after
    self.sighting = sighting
  }
}

extension DecisionEntry {
  /// The entry as an object of the exported log; one line a piece in ``JSONValue/text``.
  public var json: JSONValue {
    .object([
      ("schema", .string("tallyman-decision/1")),
      ("id", .string(id)), ("at", .string(at)), ("by", .string(by)),
      ("action", .string(action.rawValue)), ("note", .text(note)), ("target", .text(target)),
      ("after", .text(after)),
      ("article", .string(sighting.article)), ("source", .string(sighting.source)),
      ("claim", .string(sighting.claim)), ("fingerprint", .string(sighting.fingerprint)),
      ("reading", .string(sighting.reading)), ("reason", .string(sighting.reason)),
      ("found", .string(sighting.found)), ("rules", .string(sighting.rules)),
      ("evidence", .string(sighting.evidence)),
    ])
  }

  /// Reads what ``json`` wrote; `nil` where a member is missing or not of its form.
  public init?(_ value: JSONValue) {
    func text(_ name: String) -> String? { value[name]?.string }
    guard text("schema") == "tallyman-decision/1", let id = text("id"), id.utf8.count == 32,
      id.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      let at = text("at"), Moment.isWellFormed(at), let by = text("by"), !by.isEmpty,
      let action = text("action").flatMap(Action.init), let article = text("article"),
      let source = text("source"), let claim = text("claim"),
      let fingerprint = text("fingerprint"), let reading = text("reading"),
      let reason = text("reason"), let found = text("found"), let rules = text("rules"),
      let evidence = text("evidence")
    else { return nil }
    let note = text("note")
    guard !action.needsNote || note?.isEmpty == false else { return nil }
    guard action != .undo || text("target") != nil else { return nil }
    self.init(
      id: id, at: at, by: by, action: action, note: note, target: text("target"),
      after: text("after"),
      sighting: Sighting(
        article: article, source: source, claim: claim, fingerprint: fingerprint,
        reading: reading, reason: reason, found: found, rules: rules, evidence: evidence))
  }
}

/// Moments of the log: `2026-03-01T09:30:00.000Z`, in text order.
///
///     Moment.text(0)  // "1970-01-01T00:00:00.000Z"
public enum Moment {
  /// - Parameter milliseconds: Since 1 January 1970, UTC.
  public static func text(_ milliseconds: Int) -> String {
    let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let hours = padded(rest / 3_600_000, 2)
    let minutes = padded(rest / 60_000 % 60, 2)
    let seconds = padded(rest / 1_000 % 60, 2)
    return "\(Day(number: days))T\(hours):\(minutes):\(seconds).\(padded(rest % 1_000, 3))Z"
  }

  public static func milliseconds(_ text: String) -> Int? {
    guard isWellFormed(text), let day = Day(iso: text) else { return nil }
    let digits = text.utf8.map { Int($0) - 0x30 }
    func pair(_ at: Int) -> Int { digits[at] * 10 + digits[at + 1] }
    let seconds = pair(11) * 3_600 + pair(14) * 60 + pair(17)
    let part = digits[20] * 100 + digits[21] * 10 + digits[22]
    return day.number * 86_400_000 + seconds * 1_000 + part
  }

  static func isWellFormed(_ text: String) -> Bool {
    let pattern = Array("0000-00-00T00:00:00.000Z".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == pattern.count, Day(iso: text) != nil else { return false }
    return zip(bytes, pattern).allSatisfy { byte, wanted in
      wanted == 0x30 ? (0x30...0x39).contains(byte) : byte == wanted
    }
  }
}
