import Facts

/// Where the site listens, and who is let in.
public struct ReviewOptions: Sendable {
  /// How the way from the reader's browser is kept secret.
  public enum Encryption: Hashable, Sendable {
    /// On this machine nobody else can listen.
    case none
    /// PEM files.
    case certificate(String, key: String)
    /// A proxy before the site encrypts; its address as readers type it: `https://review.example.org`.
    case proxy(String)
  }

  public var host: String
  /// 0 takes a free one.
  public var port: Int
  /// Further names that readers type for this machine.
  public var names: [String]
  public var encryption: Encryption
  public var accounts: Accounts?
  /// The edition of the rules that the stories are checked with.
  public var rules: String
  /// Seconds in which a client must have sent its whole request.
  public var requestSeconds: Int

  public init(
    host: String = "127.0.0.1", port: Int = 0, names: [String] = [],
    encryption: Encryption = .none, accounts: Accounts? = nil, rules: String = "",
    requestSeconds: Int = 10
  ) {
    self.host = host
    self.port = port
    self.names = names
    self.encryption = encryption
    self.accounts = accounts
    self.rules = rules
    self.requestSeconds = requestSeconds
  }

  var isLoopback: Bool {
    host == "localhost" || host == "::1"
      || host.hasPrefix("127.") && host.split(separator: ".").allSatisfy { Int($0) != nil }
  }

  private var isEverything: Bool { ["0.0.0.0", "::", "*", ""].contains(host) }

  /// True where others than this machine's user may come in.
  public var needsAccounts: Bool { !isLoopback || encryption != .none }

  /// - Throws: `TM5005`, `TM5006`, `TM5012` or `TM5013`: what is missing before others may be let in.
  public func validate() throws(Diagnostic) {
    if case .proxy(let address) = encryption, ReviewOptions.authority(of: address) == nil {
      throw ReviewProblem.badProxy(address).diagnostic
    }
    guard needsAccounts else { return }
    guard accounts?.names.isEmpty == false else {
      throw ReviewProblem.noAccounts(host).diagnostic
    }
    guard encryption != .none else { throw ReviewProblem.noEncryption(host).diagnostic }
    if isEverything, names.isEmpty, proxyAuthority == nil {
      throw ReviewProblem.noName(host).diagnostic
    }
  }

  var isSecure: Bool { encryption != .none }

  var proxyAuthority: String? {
    if case .proxy(let address) = encryption { ReviewOptions.authority(of: address) } else { nil }
  }

  /// `review.example.org` of `https://review.example.org`; `nil` for anything more or less.
  private static func authority(of address: String) -> String? {
    guard address.hasPrefix("https://") else { return nil }
    let rest = address.dropFirst(8)
    let authority = rest.hasSuffix("/") ? rest.dropLast() : rest
    let isNamed =
      !authority.isEmpty
      && authority.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x3A, 0x61...0x7A, 0x2D, 0x2E, 0x5B, 0x5D: true
        default: false
        }
      }
    return isNamed ? String(authority) : nil
  }

  /// The values of `Host` that the site answers to, once its port is known.
  func authorities(port: Int) -> Set<String> {
    if let proxyAuthority { return [proxyAuthority] }
    func written(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }
    var hosts = names
    if isLoopback { hosts += ["127.0.0.1", "localhost", "::1"] }
    if !isEverything { hosts.append(host) }
    let usual = isSecure ? 443 : 80
    return Set(
      hosts.map { written($0).lowercased() }.flatMap { host in
        port == usual ? [host, "\(host):\(port)"] : ["\(host):\(port)"]
      })
  }

  /// What a reader types, with its scheme.
  func address(port: Int) -> String {
    if case .proxy(let address) = encryption { return address }
    let name = names.first ?? (isEverything ? "localhost" : host)
    let written = name.contains(":") ? "[\(name)]" : name
    return "\(isSecure ? "https" : "http")://\(written):\(port)"
  }
}
