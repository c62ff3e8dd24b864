import CDeflate
import Facts
import Foundation
import Synchronization

/// Values as the ledger keeps them: JSON with sorted members, deflated.
enum PackedJSON {
  /// The same value always gives the same bytes.
  static func data(of value: some Encodable) -> Data { packed(json(of: value)) }

  static func packed(_ bytes: [UInt8]) -> Data { deflaters.use { $0.deflated(bytes) } }

  private static let deflaters = DeflaterPool()

  static func text(of value: some Encodable) -> String {
    String(decoding: json(of: value), as: UTF8.self)
  }

  /// - Throws: `DecodingError` or `ContentDecoding.Failure` where the bytes were not written by `data(of:)`.
  static func value<Value: Decodable>(_ type: Value.Type, in data: Data) throws -> Value {
    try value(type, inJSON: unpacked([UInt8](data)[...])[...])
  }

  static func value<Value: Decodable>(_ type: Value.Type, in text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  static func value<Value: Decodable>(
    _ type: Value.Type, inJSON bytes: ArraySlice<UInt8>
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }

  static func unpacked(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    try ContentDecoding.inflated(Array(bytes), windowBits: 15, limit: 1 << 30)
  }

  /// Facts hold no number that JSON cannot write.
  static func json(of value: some Encodable) -> [UInt8] {
    (try? SortedJSON.bytes(of: value)) ?? []
  }
}

/// Packs bytes as zlib does, in a third of its time.
private final class Deflater: @unchecked Sendable {
  // Used by one thread at a time: the pool gives it to one.
  private let raw = libdeflate_alloc_compressor(1)

  deinit { libdeflate_free_compressor(raw) }

  func deflated(_ bytes: [UInt8]) -> Data {
    var packed = Data(count: libdeflate_zlib_compress_bound(raw, bytes.count))
    let size = packed.withUnsafeMutableBytes {
      libdeflate_zlib_compress(raw, bytes, bytes.count, $0.baseAddress, $0.count)
    }
    return packed.prefix(size)
  }
}

private final class DeflaterPool: Sendable {
  private let free = Mutex<[Deflater]>([])

  func use<Result>(_ body: (Deflater) -> Result) -> Result {
    let deflater = free.withLock { $0.popLast() } ?? Deflater()
    defer { free.withLock { $0.append(deflater) } }
    return body(deflater)
  }
}
