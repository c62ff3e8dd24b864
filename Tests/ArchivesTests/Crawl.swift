import CZlib
import Foundation

@testable import Archives

/// Crawl files made for one test each.
enum Crawl {
  static func record(
    _ type: String, _ address: String, _ block: [UInt8], fields: [String: String] = [:],
    length: Int? = nil
  ) -> [UInt8] {
    var head = "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(address)\r\n"
    head += "WARC-Date: \(fields["WARC-Date"] ?? "2023-03-17T08:00:00Z")\r\n"
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) where name != "WARC-Date" {
      head += "\(name): \(value)\r\n"
    }
    head += "Content-Length: \(length ?? block.count)\r\n\r\n"
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }

  static func response(
    _ address: String, _ body: [UInt8], headers: String = "Content-Type: text/html\r\n",
    status: String = "200 OK", fields: [String: String] = [:], length: Int? = nil
  ) -> [UInt8] {
    var fields = fields
    fields["Content-Type"] = "application/http; msgtype=response"
    let block = Array("HTTP/1.1 \(status)\r\n\(headers)\r\n".utf8) + body
    return record("response", address, block, fields: fields, length: length)
  }

  static func page(_ number: Int) -> [UInt8] {
    Array("<!doctype html><html><body><p>Page \(number) of the harbour.</p></body></html>".utf8)
  }

  static func address(_ number: Int) -> String { "https://harbour.example/\(number).html" }

  /// `windowBits` 31 packs as gzip, 15 as zlib, -15 bare.
  static func deflated(_ bytes: [UInt8], windowBits: Int32 = 31) -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    tallyman_deflate_init(stream, windowBits)
    defer { deflateEnd(stream) }
    var input = bytes
    var out = [UInt8](repeating: 0, count: bytes.count + 1_000)
    input.withUnsafeMutableBufferPointer { source in
      out.withUnsafeMutableBufferPointer { target in
        stream.pointee.next_in = source.baseAddress
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(target.count)
        deflate(stream, Z_FINISH)
      }
    }
    return Array(out[..<(out.count - Int(stream.pointee.avail_out))])
  }

  /// The names of the stories read, and the codes of what was told.
  static func read(_ bytes: [UInt8], named name: String = "crawl.warc", limit: Int = 50_000_000)
    throws -> (items: [ArchiveItem], codes: [String], revisits: [String])
  {
    let folder = try Folder()
    try folder.write(name, bytes)
    var listing = InputListing([folder.path + "/" + name])
    var found: (items: [ArchiveItem], codes: [String], revisits: [String]) = ([], [], [])
    while let entry = listing.next() {
      guard case .file(let file) = entry else { continue }
      var reader = try InputReader(file, limit: limit)
      while let element = reader.next() {
        switch element {
        case .item(let item): found.items.append(item)
        case .problem(let problem): found.codes.append(problem.diagnostic.code)
        case .revisit(let name, _, _): found.revisits.append(name)
        }
      }
    }
    return found
  }
}

/// A folder that is there for one test.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "tallyman-archives-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }
}
