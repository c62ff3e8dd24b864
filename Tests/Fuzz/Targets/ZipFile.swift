/// A zip file of stored members, for tests: enough of the format for a .docx.
///
/// - Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16.
public struct ZipFile {
  private var local: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  public init() {}

  public mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = local.count
    let sum = ZipFile.checksum(content)
    let common =
      ZipFile.short(20) + ZipFile.short(0) + ZipFile.short(0) + ZipFile.short(0)
      + ZipFile.short(0x21) + ZipFile.long(sum) + ZipFile.long(UInt32(content.count))
      + ZipFile.long(UInt32(content.count)) + ZipFile.short(UInt16(name.utf8.count))
      + ZipFile.short(0)
    append(name, common, content, at: offset)
  }

  /// A member that unfolds to so many zero bytes, deflated with the fixed codes: 258 of them in 13 bits.
  /// Its checksum is left out, for no reader should come that far.
  ///
  /// - Source: RFC 1951, section 3.2.6.
  public mutating func addZeros(_ name: String, count zeros: Int) {
    var (packed, bits, used) = ([UInt8](), UInt64(0), UInt64(0))
    func put(_ code: UInt64, _ length: UInt64) {
      bits |= code << used
      used += length
      while used >= 8 {
        packed.append(UInt8(truncatingIfNeeded: bits))
        (bits, used) = (bits >> 8, used - 8)
      }
    }
    put(0b011, 3)
    put(0b0000_1100, 8)
    for _ in 0..<zeros / 258 { put(0b00000_1010_0011, 13) }
    put(0, 15)
    let offset = local.count
    let common =
      ZipFile.short(20) + ZipFile.short(0) + ZipFile.short(8) + ZipFile.short(0)
      + ZipFile.short(0x21) + ZipFile.long(0) + ZipFile.long(UInt32(packed.count))
      + ZipFile.long(UInt32(zeros)) + ZipFile.short(UInt16(name.utf8.count)) + ZipFile.short(0)
    append(name, common, packed, at: offset)
  }

  private mutating func append(
    _ name: String, _ common: [UInt8], _ content: [UInt8], at offset: Int
  ) {
    local += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    directory += [0x50, 0x4B, 1, 2] + ZipFile.short(20) + common + ZipFile.short(0)
    directory +=
      ZipFile.short(0) + ZipFile.short(0) + ZipFile.long(0) + ZipFile.long(UInt32(offset))
    directory += Array(name.utf8)
    count += 1
  }

  public var bytes: [UInt8] {
    local + directory + [0x50, 0x4B, 5, 6] + ZipFile.short(0) + ZipFile.short(0)
      + ZipFile.short(UInt16(count)) + ZipFile.short(UInt16(count))
      + ZipFile.long(UInt32(directory.count)) + ZipFile.long(UInt32(local.count)) + ZipFile.short(0)
  }

  private static func short(_ value: UInt16) -> [UInt8] {
    [UInt8(value & 0xFF), UInt8(value >> 8)]
  }

  private static func long(_ value: UInt32) -> [UInt8] {
    [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value >> 16 & 0xFF), UInt8(value >> 24)]
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  private static let space =
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"

  /// A Word document around the XML of its body.
  public static func docx(
    _ body: String, prolog: String = "", others: [String: String] = [:]
  ) -> [UInt8] {
    var zip = ZipFile()
    zip.add("[Content_Types].xml", Array("<Types/>".utf8))
    let document = "\(prolog)<w:document \(space)><w:body>\(body)</w:body></w:document>"
    zip.add("word/document.xml", Array(document.utf8))
    for (name, content) in others.sorted(by: { $0.key < $1.key }) {
      zip.add(name, Array(content.replacing("SPACE", with: space).utf8))
    }
    return zip.bytes
  }

  public static func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p>\(properties)<w:r><w:t xml:space='preserve'>\(text)</w:t></w:r></w:p>"
  }
}
