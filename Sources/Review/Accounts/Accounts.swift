import Facts
import Foundation
import Synchronization

/// Who may sign in: a file of its owner's, a line an account, passwords only as scrypt keys.
///
///     let accounts = try Accounts(at: "users")
///     try accounts.add("ana", password: "correct horse battery", role: .reviewer)
///     accounts.role(of: "ana", password: "correct horse battery")  // .reviewer
public final class Accounts: Sendable {
  struct Account: Hashable, Sendable {
    var name: String
    var role: Role
    var cost: UInt64
    var salt: [UInt8]
    var key: [UInt8]
  }

  private let path: String
  private let state: Mutex<(stamp: String?, accounts: [Account])>
  /// One key at a time: each takes 128 MiB.
  private let deriving = Mutex(())

  /// Opens the file; one that is not there yet holds nobody.
  /// - Throws: `TM5008` where it cannot be read, or others may read it.
  public init(at path: String) throws(Diagnostic) {
    self.path = path
    state = Mutex((nil, []))
    try load()
  }

  public var names: [(name: String, role: Role)] { current.map { ($0.name, $0.role) } }

  /// The role, where name and password are right. Takes as long for a name that nobody has.
  public func role(of name: String, password: String) -> Role? {
    let account = current.first { $0.name == name }
    let salt = account?.salt ?? [UInt8](repeating: 7, count: 16)
    let key = deriving.withLock { _ in
      Hashing.scrypt(password, salt: salt, cost: account?.cost ?? 1 << 17)
    }
    guard let key, let account, Hashing.areEqual(key, account.key) else { return nil }
    return account.role
  }

  /// The role of an account that signed in before; `nil` once it is removed.
  func role(of name: String) -> Role? { current.first { $0.name == name }?.role }

  /// - Throws: `TM5010` for a name or password out of bounds, or a name that is taken.
  public func add(_ name: String, password: String, role: Role) throws(Diagnostic) {
    guard Accounts.isName(name) else {
      throw ReviewProblem.badUser("“\(name)” is no name").diagnostic
    }
    guard (12...1_024).contains(password.utf8.count) else {
      throw ReviewProblem.badUser("the password is too short or too long").diagnostic
    }
    try load()
    guard !current.contains(where: { $0.name == name }) else {
      throw ReviewProblem.badUser("“\(name)” is there already").diagnostic
    }
    let salt = Hashing.random(16)
    guard let key = Hashing.scrypt(password, salt: salt) else {
      throw ReviewProblem.badUser("there is too little memory").diagnostic
    }
    try save(current + [Account(name: name, role: role, cost: 1 << 17, salt: salt, key: key)])
  }

  /// - Throws: `TM5011` where nobody has the name.
  public func remove(_ name: String) throws(Diagnostic) {
    try load()
    guard current.contains(where: { $0.name == name }) else {
      throw ReviewProblem.noUser(name, in: path).diagnostic
    }
    try save(current.filter { $0.name != name })
  }

  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  /// The accounts as the file has them now; a damaged file keeps those that were read before.
  private var current: [Account] {
    if stamp != state.withLock(\.stamp) { try? load() }
    return state.withLock(\.accounts)
  }

  private var stamp: String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  private func load() throws(Diagnostic) {
    let stamp = stamp
    guard stamp != nil else { return state.withLock { $0 = (nil, []) } }
    var status = stat()
    stat(path, &status)
    guard status.st_mode & 0o077 == 0 else {
      throw ReviewProblem.badUsers(path, "others than its owner may read it").diagnostic
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ReviewProblem.badUsers(path, "it cannot be read").diagnostic
    }
    var accounts: [Account] = []
    for (number, line) in String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated()
    {
      guard let account = Accounts.account(line) else {
        throw ReviewProblem.badUsers(path, "line \(number + 1) is no account").diagnostic
      }
      accounts.append(account)
    }
    state.withLock { $0 = (stamp, accounts) }
  }

  /// `ana:reviewer:scrypt:17:SALT:KEY`, the cost as a power of two.
  private static func account(_ line: Substring) -> Account? {
    let parts = line.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 6, isName(String(parts[0])), let role = Role(rawValue: String(parts[1])),
      parts[2] == "scrypt", let power = UInt64(parts[3]), (14...20).contains(power),
      let salt = bytes(parts[4]), let key = bytes(parts[5]), salt.count >= 16, key.count == 32
    else { return nil }
    return Account(name: String(parts[0]), role: role, cost: 1 << power, salt: salt, key: key)
  }

  private static func bytes(_ hex: Substring) -> [UInt8]? {
    let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == hex.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// The file is there whole or as it was.
  private func save(_ accounts: [Account]) throws(Diagnostic) {
    let lines = accounts.map { account in
      let power = account.cost.trailingZeroBitCount
      return "\(account.name):\(account.role.rawValue):scrypt:\(power):"
        + "\(Hashing.hexadecimal(account.salt)):\(Hashing.hexadecimal(account.key))\n"
    }
    let draft = "\(path).\(getpid()).part"
    let folder = URL(filePath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure() }
    let bytes = Array(lines.joined().utf8)
    let isWritten = write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
    close(file)
    guard isWritten, rename(draft, path) == 0 else {
      let failure = failure()
      unlink(draft)
      throw failure
    }
    try load()
  }

  private func failure() -> Diagnostic {
    ReviewProblem.badUsers(path, String(cString: strerror(errno)).lowercased()).diagnostic
  }
}
