import CBrotli
import CZlib

/// Undoes the content codings of HTTP bodies: gzip, deflate, brotli; never more than the limit.
///
/// - Source: RFC 9110, "HTTP Semantics", section 8.4.1; RFC 7932 for `br`.
enum ContentDecoding {
  enum Failure: Error, Equatable {
    case damaged(String)
    case tooLarge
    case unknown(String)
  }

  /// The body behind the codings of a `Content-Encoding` header, the last one undone first.
  ///
  /// A body that begins with no sign of gzip although its header says so is taken as it is: crawlers
  /// often store what they unpacked under the header that they received.
  static func decoded(_ body: [UInt8], codings: [String], limit: Int) throws(Failure) -> [UInt8] {
    var bytes = body
    for coding in codings.reversed() {
      switch coding {
      case "identity", "": continue
      case "gzip", "x-gzip":
        guard bytes.starts(with: [0x1F, 0x8B]) else { continue }
        bytes = try inflated(bytes, windowBits: 31, limit: limit)
      case "deflate": bytes = try deflated(bytes, limit: limit)
      case "br":
        if bytes.first == UInt8(ascii: "<") { continue }
        bytes = try unbrotlied(bytes, limit: limit)
      default: throw .unknown(coding)
      }
    }
    return bytes
  }

  /// `deflate` means zlib's wrapping, but some servers send the bare stream.
  private static func deflated(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    if bytes.count >= 2, bytes[0] & 0x0F == 8, (Int(bytes[0]) << 8 + Int(bytes[1])) % 31 == 0 {
      return try inflated(bytes, windowBits: 15, limit: limit)
    }
    return try inflated(bytes, windowBits: -15, limit: limit)
  }

  /// A stream that ends too early gives what it held, as browsers do; a damaged one nothing.
  static func inflated(_ bytes: [UInt8], windowBits: Int32, limit: Int) throws(Failure) -> [UInt8] {
    var out: [UInt8] = []
    var failure: Failure?
    // zlib keeps the address of its stream, so that it must not move.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    guard tallyman_inflate_init(stream, windowBits) == Z_OK else { throw .damaged("no memory") }
    defer { inflateEnd(stream) }
    var input = bytes
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    input.withUnsafeMutableBufferPointer { source in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(clamping: source.count)
      while failure == nil {
        let status = chunk.withUnsafeMutableBufferPointer { target in
          stream.pointee.next_out = target.baseAddress
          stream.pointee.avail_out = UInt32(target.count)
          return inflate(stream, Z_NO_FLUSH)
        }
        let got = chunk.count - Int(stream.pointee.avail_out)
        if out.count + got > limit {
          failure = .tooLarge
        } else {
          out += chunk[..<got]
        }
        if status == Z_STREAM_END || status == Z_BUF_ERROR { break }
        if status != Z_OK { failure = .damaged("the compressed stream is broken") }
        if stream.pointee.avail_in == 0, got == 0 { break }
      }
    }
    if let failure { throw failure }
    return out
  }

  private static func unbrotlied(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else {
      throw .damaged("no memory")
    }
    defer { BrotliDecoderDestroyInstance(state) }
    var out: [UInt8] = []
    var failure: Failure?
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    bytes.withUnsafeBufferPointer { source in
      var left = source.count
      var next = source.baseAddress
      while failure == nil {
        var room = chunk.count
        let result = chunk.withUnsafeMutableBufferPointer { target in
          var to = target.baseAddress
          return BrotliDecoderDecompressStream(state, &left, &next, &room, &to, nil)
        }
        let got = chunk.count - room
        if out.count + got > limit {
          failure = .tooLarge
        } else {
          out += chunk[..<got]
        }
        if result == BROTLI_DECODER_RESULT_SUCCESS
          || result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT
        {
          break
        }
        if result == BROTLI_DECODER_RESULT_ERROR { failure = .damaged("the brotli is broken") }
      }
    }
    if let failure { throw failure }
    return out
  }
}
