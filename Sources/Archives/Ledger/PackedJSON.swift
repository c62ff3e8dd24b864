import CDeflate
import Foundation
import Synchronization

/// Values as the ledger keeps them: JSON with sorted members, deflated.
enum PackedJSON {
  /// The same value always gives the same bytes.
  static func data(of value: some Encodable) -> Data { packed(json(of: value)) }

  static func packed(_ bytes: [UInt8]) -> Data { deflaters.use { $0.deflated(bytes) } }

  private static let deflaters = ToolPool(Deflater.init)
  private static let inflaters = ToolPool(Inflater.init)

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
    try inflaters.use { try $0.inflated(bytes) }
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

/// Unpacks what zlib or libdeflate packed, at a stroke.
private final class Inflater: @unchecked Sendable {
  private static let most = 1 << 30

  // Used by one thread at a time: the pool gives it to one.
  private let raw = libdeflate_alloc_decompressor()

  deinit { libdeflate_free_decompressor(raw) }

  func inflated(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    var room = 8 * bytes.count + 64
    while true {
      var result = LIBDEFLATE_BAD_DATA
      let found = [UInt8](unsafeUninitializedCapacity: room) { target, count in
        result = bytes.withUnsafeBytes { source in
          libdeflate_zlib_decompress(
            raw, source.baseAddress, source.count, target.baseAddress, target.count, &count)
        }
        if result != LIBDEFLATE_SUCCESS { count = 0 }
      }
      switch result {
      case LIBDEFLATE_SUCCESS: return found
      case LIBDEFLATE_INSUFFICIENT_SPACE where room < Inflater.most:
        room = min(4 * room, Inflater.most)
      default: throw ContentDecoding.Failure.damaged("the ledger's bytes")
      }
    }
  }
}

/// Tools that one thread uses at a time.
private final class ToolPool<Tool: Sendable>: Sendable {
  private let make: @Sendable () -> Tool
  private let free = Mutex<[Tool]>([])

  init(_ make: @escaping @Sendable () -> Tool) { self.make = make }

  func use<Result>(_ body: (Tool) throws -> Result) rethrows -> Result {
    let tool = free.withLock { $0.popLast() } ?? make()
    defer { free.withLock { $0.append(tool) } }
    return try body(tool)
  }
}
