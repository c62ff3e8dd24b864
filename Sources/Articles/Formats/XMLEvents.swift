import CLibXML2

/// Takes the events of an XML part, names without their prefixes.
protocol XMLListener {
  mutating func start(_ name: String, _ attributes: [String: String])
  mutating func end(_ name: String)
  mutating func characters(_ text: String)
}

/// Runs libxml2's XML parser over one part of a document, no tree built, nothing loaded from elsewhere.
///
/// A part with a document type declaration is refused: no word processor writes one, and it is how
/// entities that unfold without end are brought in.
enum XMLEvents {
  private struct Session {
    var start: (String, [String: String]) -> Void
    var end: (String) -> Void
    var characters: (String) -> Void
    var declared = false
    var context: xmlParserCtxtPtr
  }

  static func run<Listener: XMLListener>(
    _ bytes: [UInt8], named part: String, into listener: inout Listener
  ) throws(ReadingFailure) {
    xmlInitParser()
    guard let context = xmlNewParserCtxt() else { return }
    defer { xmlFreeParserCtxt(context) }
    var declared = false
    var status: Int32 = 0
    withUnsafeMutablePointer(to: &listener) { listener in
      var session = Session(
        start: { listener.pointee.start($0, $1) }, end: { listener.pointee.end($0) },
        characters: { listener.pointee.characters($0) }, context: context)
      listen(context.pointee.sax)
      let options =
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      bytes.withUnsafeBytes { raw in
        withUnsafeMutablePointer(to: &session) { pointer in
          context.pointee.userData = UnsafeMutableRawPointer(pointer)
          let tree = xmlCtxtReadMemory(
            context, raw.bindMemory(to: CChar.self).baseAddress, Int32(clamping: raw.count), nil,
            nil, Int32(bitPattern: options))
          if let tree { xmlFreeDoc(tree) }
        }
      }
      declared = session.declared
      status = context.pointee.wellFormed
    }
    if declared {
      throw ReadingFailure(problem: .damaged("\(part) has a document type declaration"))
    }
    if status == 0 { throw ReadingFailure(problem: .damaged("\(part) is not well-formed XML")) }
  }

  private static func listen(_ handler: UnsafeMutablePointer<xmlSAXHandler>?) {
    guard let handler else { return }
    var events = xmlSAXHandler()
    events.initialized = UInt32(XML_SAX2_MAGIC)
    events.startElementNs = { user, name, _, _, _, _, count, _, attributes in
      guard let session = user?.assumingMemoryBound(to: Session.self), let name else { return }
      session.pointee.start(String(cString: name), XMLEvents.pairs(attributes, Int(count)))
    }
    events.endElementNs = { user, name, _, _ in
      guard let session = user?.assumingMemoryBound(to: Session.self), let name else { return }
      session.pointee.end(String(cString: name))
    }
    events.characters = { user, bytes, count in
      guard let session = user?.assumingMemoryBound(to: Session.self), let bytes else { return }
      let text = UnsafeBufferPointer(start: bytes, count: Int(count))
      session.pointee.characters(String(decoding: text, as: UTF8.self))
    }
    events.ignorableWhitespace = events.characters
    events.internalSubset = { user, _, _, _ in
      guard let session = user?.assumingMemoryBound(to: Session.self) else { return }
      session.pointee.declared = true
      xmlStopParser(session.pointee.context)
    }
    handler.initialize(to: events)
  }

  /// Five pointers an attribute: name, prefix, namespace, start and end of the value.
  private static func pairs(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) -> [String: String] {
    guard let attributes, count > 0 else { return [:] }
    var found: [String: String] = [:]
    for at in 0..<min(count, 60) {
      guard let name = attributes[5 * at], let start = attributes[5 * at + 3],
        let end = attributes[5 * at + 4], end >= start
      else { continue }
      let value = UnsafeBufferPointer(start: start, count: min(end - start, 4096))
      found[String(cString: name)] = String(decoding: value, as: UTF8.self)
    }
    return found
  }
}
