import CCrypto
import Glibc

/// The edition of the rules: a digest of the program that is running, vocabulary and all.
///
/// A decision that was made with another build is shown as stale, even where its answer is the same.
public enum ProgramEdition {
  /// Sixteen hexadecimal digits; empty where the program cannot read itself.
  public static let text: String = {
    let file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { break }
      EVP_DigestUpdate(context, buffer, count)
    }
    var sum = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &sum, nil)
    return String(Hashing.hexadecimal(sum).prefix(16))
  }()
}
