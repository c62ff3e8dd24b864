import CZlib
import Foundation

/// Values as the ledger keeps them: JSON with sorted members, deflated.
enum PackedJSON {
  /// The same value always gives the same bytes.
  static func data(of value: some Encodable) -> Data {
    var bytes = json(of: value)
    var size = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    compress2(&packed, &size, &bytes, UInt(bytes.count), 1)
    return Data(packed[..<Int(size)])
  }

  static func text(of value: some Encodable) -> String {
    String(decoding: json(of: value), as: UTF8.self)
  }

  /// - Throws: `DecodingError` or `ContentDecoding.Failure` where the bytes were not written by `data(of:)`.
  static func value<Value: Decodable>(_ type: Value.Type, in data: Data) throws -> Value {
    let json = try ContentDecoding.inflated([UInt8](data), windowBits: 15, limit: 1 << 30)
    return try JSONDecoder().decode(type, from: Data(json))
  }

  static func value<Value: Decodable>(_ type: Value.Type, in text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// Facts hold no number that JSON cannot write.
  private static func json(of value: some Encodable) -> [UInt8] {
    (try? SortedJSON.bytes(of: value)) ?? []
  }
}
