import Evidence
import Foundation

/// Values as the ledger keeps them: JSON with sorted members, deflated.
enum PackedJSON {
  /// The same value always gives the same bytes.
  static func data(of value: some Encodable) -> Data { packed(json(of: value)) }

  static func packed(_ bytes: [UInt8]) -> Data { Data(Packing.packed(bytes)) }

  static func text(of value: some Encodable) -> String {
    String(decoding: json(of: value), as: UTF8.self)
  }

  /// - Throws: `DecodingError` or `ContentDecoding.Failure` where the bytes were not written by `data(of:)`.
  static func value<Value: Decodable>(_ type: Value.Type, in data: Data) throws -> Value {
    try value(type, inJSON: unpacked([UInt8](data)[...])[...])
  }

  static func value<Value: Decodable>(_ type: Value.Type, in text: String) throws -> Value {
    try value(type, inJSON: Array(text.utf8)[...])
  }

  static func value<Value: Decodable>(
    _ type: Value.Type, inJSON bytes: ArraySlice<UInt8>
  ) throws -> Value {
    try JSONTree(bytes).value(type)
  }

  static func unpacked(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    do {
      return try Packing.unpacked(bytes)
    } catch {
      throw ContentDecoding.Failure.damaged("the ledger's bytes")
    }
  }

  /// Facts hold no number that JSON cannot write.
  static func json(of value: some Encodable) -> [UInt8] {
    (try? SortedJSON.bytes(of: value)) ?? []
  }
}
