import Foundation

/// Digests of names, of eight bytes each where they lie: a story's name fits hundreds of the evidence's, and most are
/// only kept.
///
///     let digests: NameDigests = [7, -1]
///     digests[1]  // -1
public struct NameDigests: Hashable, Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  /// Each with its high byte first.
  package let bytes: ArraySlice<UInt8>

  /// - Parameter bytes: a multiple of eight.
  package init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  public init(_ digests: some Collection<Int>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * digests.count)
    for digest in digests { withUnsafeBytes(of: digest.bigEndian) { bytes.append(contentsOf: $0) } }
    self.bytes = bytes[...]
  }

  public init(arrayLiteral digests: Int...) { self.init(digests) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { bytes.count / 8 }

  public subscript(place: Int) -> Int {
    bytes.withUnsafeBytes {
      Int(bigEndian: $0.loadUnaligned(fromByteOffset: 8 * place, as: Int.self))
    }
  }
}

extension NameDigests: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(bytes).base64EncodedString())
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // As programs before wrote them, number by number.
    if let numbers = try? container.decode([Int].self) {
      self.init(numbers)
      return
    }
    guard let bytes = Data(base64Encoded: try container.decode(String.self)), bytes.count % 8 == 0
    else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no digests")
    }
    self.init(bytes: [UInt8](bytes)[...])
  }
}
