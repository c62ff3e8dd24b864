import CCrypto
import Facts

/// SHA-256 over blocks of bytes, through libcrypto.
///
///     var digest = Digest()
///     digest.update(Array("abc".utf8))
///     digest.hexadecimal()  // "ba7816bf…"
struct Digest: ~Copyable {
  private let context: OpaquePointer?

  init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  func update(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
  }

  /// The digest of all bytes so far; ends the digest.
  func hexadecimal() -> String {
    var sum = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    EVP_DigestFinal_ex(context, &sum, &length)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in sum {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func ofFile(at path: String, name: String) throws(Diagnostic) -> String {
    let source = try ByteSource(path: path, name: name)
    let digest = Digest()
    while true {
      let block = try source.next()
      if block.isEmpty { break }
      digest.update(block)
    }
    return digest.hexadecimal()
  }

  static func of(_ text: String) -> String {
    let digest = Digest()
    digest.update(Array(text.utf8))
    return digest.hexadecimal()
  }
}

/// A 64-bit digest for identities of records; not for anything an opponent chooses.
///
/// - Source: words of eight bytes, multiplied and shifted by the constants of MurmurHash3's finisher.
struct IdentityDigest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBufferPointer { add($0) } }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var word: UInt64 = 0
    var length = 0
    while length + 8 <= raw.count {
      mix(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: length, as: UInt64.self)))
      length += 8
    }
    for at in length..<raw.count { word = word << 8 | UInt64(raw[at]) }
    // At most seven bytes are left: the length of the text fills the eighth.
    word |= UInt64(truncatingIfNeeded: raw.count) << 56
    mix(word)
  }

  mutating func add(_ value: Int) { mix(UInt64(bitPattern: Int64(value))) }

  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0xff51_afd7_ed55_8ccd
    state ^= state >> 32
  }

  var value: Int {
    var x = state
    x ^= x >> 33
    x = x &* 0xff51_afd7_ed55_8ccd
    x ^= x >> 33
    x = x &* 0xc4ce_b9fe_1a85_ec53
    x ^= x >> 33
    return Int(Int64(bitPattern: x))
  }
}
