import CCrypto

/// Lower-case hexadecimal SHA-256, by which articles are known.
///
///     sha256(of: Array("abc".utf8))  // "ba7816bf…"
public func sha256(of bytes: [UInt8]) -> String { bytes.withUnsafeBytes(sha256) }

/// The same of bytes where they lie.
public func sha256(of bytes: UnsafeRawBufferPointer) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  var length: UInt32 = 0
  _ = EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil)
  let hex = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(64)
  for byte in digest {
    text.append(hex[Int(byte >> 4)])
    text.append(hex[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
