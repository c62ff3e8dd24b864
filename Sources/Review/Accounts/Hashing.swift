import CCrypto

/// The digests and keys of the site, through libcrypto, which the program links already.
enum Hashing {
  /// Lower-case hexadecimal.
  static func sha256(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var sum = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &sum, nil, EVP_sha256(), nil)
    return hexadecimal(sum)
  }

  /// A key from a password, slow and memory-hard by intent: 128 MiB at the standard cost.
  ///
  /// - Source: RFC 7914; the cost is that of the OWASP Password Storage Cheat Sheet (N = 2^17, r = 8, p = 1).
  static func scrypt(_ password: String, salt: [UInt8], cost: UInt64 = 1 << 17) -> [UInt8]? {
    let bytes = password.utf8.map { CChar(bitPattern: $0) }
    var key = [UInt8](repeating: 0, count: 32)
    let limit: UInt64 = 256 << 20
    let done = EVP_PBE_scrypt(
      bytes, bytes.count, salt, salt.count, cost, 8, 1, limit, &key, key.count)
    return done == 1 ? key : nil
  }

  /// Bytes that nobody can guess, from the system's generator.
  static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Equal, in a time that tells nothing of where they differ.
  static func areEqual(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
