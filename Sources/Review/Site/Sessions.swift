import Synchronization

/// What a person may do on the site.
public enum Role: String, Sendable, CaseIterable {
  /// Sees everything, decides nothing.
  case reader
  case reviewer
}

/// One browser that was let in.
struct Session: Hashable, Sendable {
  /// Digest of the cookie; the cookie itself is kept nowhere.
  let key: String
  /// `nil` until the person was asked.
  var name: String?
  /// True where the name is that of an account.
  let isAccount: Bool
  let role: Role
  let begun: Int
  var used: Int
}

/// The browsers that were let in, and the addresses that let one in.
final class Sessions: Sendable {
  /// Milliseconds after which a session ends, from its beginning and from its last use.
  struct Lifetime: Sendable {
    var whole: Int
    var idle: Int

    /// On one's own machine: a week, a day.
    static let own = Lifetime(whole: 7 * 86_400_000, idle: 86_400_000)
    /// With accounts: a working day, an hour.
    static let team = Lifetime(whole: 12 * 3_600_000, idle: 3_600_000)
  }

  static let limit = 2_000
  private let lifetime: Lifetime
  private let clock: @Sendable () -> Int
  private let state = Mutex<(sessions: [String: Session], tokens: Set<String>)>(([:], []))

  init(_ lifetime: Lifetime, clock: @escaping @Sendable () -> Int) {
    self.lifetime = lifetime
    self.clock = clock
  }

  /// A token that opens one session, once.
  func issueToken() -> String {
    let token = Hashing.hexadecimal(Hashing.random(24))
    state.withLock { state in
      // Old addresses that nobody used do not pile up.
      if state.tokens.count >= 20 { state.tokens.removeAll() }
      state.tokens.insert(Hashing.sha256(token))
    }
    return token
  }

  /// False where the token is unknown, or was used before.
  func redeem(_ token: String) -> Bool {
    state.withLock { $0.tokens.remove(Hashing.sha256(token)) != nil }
  }

  /// - Returns: The cookie.
  func open(_ name: String?, isAccount: Bool = false, role: Role) -> String {
    let cookie = Hashing.hexadecimal(Hashing.random(32))
    let (key, now) = (Hashing.sha256(cookie), clock())
    state.withLock { state in
      if state.sessions.count >= Sessions.limit {
        state.sessions = state.sessions.filter { isAlive($0.value, now) }
      }
      if state.sessions.count >= Sessions.limit,
        let oldest = state.sessions.values.min(by: { $0.used < $1.used })
      {
        state.sessions[oldest.key] = nil
      }
      state.sessions[key] = Session(
        key: key, name: name, isAccount: isAccount, role: role, begun: now, used: now)
    }
    return cookie
  }

  func session(of cookie: String) -> Session? {
    let (key, now) = (Hashing.sha256(cookie), clock())
    return state.withLock { state in
      guard let session = state.sessions[key] else { return nil }
      guard isAlive(session, now) else {
        state.sessions[key] = nil
        return nil
      }
      state.sessions[key]?.used = now
      return session
    }
  }

  func rename(_ session: Session, to name: String) {
    guard !session.isAccount else { return }
    state.withLock { $0.sessions[session.key]?.name = name }
  }

  func close(_ session: Session) { state.withLock { $0.sessions[session.key] = nil } }

  private func isAlive(_ session: Session, _ now: Int) -> Bool {
    now - session.begun < lifetime.whole && now - session.used < lifetime.idle
  }
}
