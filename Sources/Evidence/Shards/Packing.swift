import CDeflate
import Synchronization

/// Bytes packed as zlib does, by libdeflate in a third of its time; the same bytes always pack alike.
///
///     try Packing.unpacked(Packing.packed(bytes)[...]) == bytes
package enum Packing {
  /// Bytes that were not packed so, or that unpack to more than a gigabyte.
  package struct Damage: Error {}

  private static let deflaters = ToolPool(Deflater.init)
  private static let inflaters = ToolPool(Inflater.init)

  package static func packed(_ bytes: [UInt8]) -> [UInt8] {
    deflaters.use { $0.deflated(bytes) }
  }

  /// - Throws: `Damage`.
  package static func unpacked(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    try inflaters.use { try $0.inflated(bytes) }
  }

  /// Unpacks bytes to where they are to lie, which they fill.
  ///
  /// - Throws: `Damage`.
  static func unpack(
    _ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) throws {
    try inflaters.use { try $0.inflate(bytes, into: target) }
  }
}

// Each tool is used by one thread at a time: the pool gives it to one.

private final class Deflater: @unchecked Sendable {
  private let raw = libdeflate_alloc_compressor(1)

  deinit { libdeflate_free_compressor(raw) }

  func deflated(_ bytes: [UInt8]) -> [UInt8] {
    let most = libdeflate_zlib_compress_bound(raw, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: most) { target, count in
      count = libdeflate_zlib_compress(
        raw, bytes, bytes.count, target.baseAddress, target.count)
    }
  }
}

/// Unpacks what zlib or libdeflate packed, at a stroke.
private final class Inflater: @unchecked Sendable {
  private static let most = 1 << 30

  private let raw = libdeflate_alloc_decompressor()

  deinit { libdeflate_free_decompressor(raw) }

  func inflate(
    _ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) throws {
    // Without a place for the count, another count is a failure.
    let result = libdeflate_zlib_decompress(
      raw, bytes.baseAddress, bytes.count, target.baseAddress, target.count, nil)
    guard result == LIBDEFLATE_SUCCESS else { throw Packing.Damage() }
  }

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
      default: throw Packing.Damage()
      }
    }
  }
}

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
