import CLibXML2

/// Runs libxml2's HTML parser over UTF-8 and hands its events to a `PageBuilder`; no tree is built.
enum PageParser {
  /// The context's builder and its way to tell how far into the page an event lies.
  private struct Session {
    var builder: PageBuilder
    var input: ParserInput
    var context: htmlParserCtxtPtr

    mutating func offset() -> Int32 {
      guard let read = context.pointee.input else { return 0 }
      let at = Int(read.pointee.consumed) + (read.pointee.cur - read.pointee.base)
      return Int32(clamping: input.pageOffset(of: at))
    }
  }

  static func page(from bytes: [UInt8], limits: ReadingLimits) -> Page {
    xmlInitParser()
    guard let context = htmlNewParserCtxt() else { return Page() }
    defer { htmlFreeParserCtxt(context) }
    listen(context.pointee.sax)
    // The page's own words on its encoding no longer hold: the bytes are UTF-8 by now.
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    let input = ParserInput(bytes, attributes: limits.attributes)
    return bytes.withUnsafeBufferPointer { file in
      var builder = PageBuilder(limits: limits, file: file)
      builder.leftOut(scriptBytes: input.scriptBytes)
      var session = Session(builder: builder, input: input, context: context)
      input.bytes.withUnsafeBytes { raw in
        withUnsafeMutablePointer(to: &session) { pointer in
          context.pointee.userData = UnsafeMutableRawPointer(pointer)
          let tree = htmlCtxtReadMemory(
            context, raw.bindMemory(to: CChar.self).baseAddress, Int32(clamping: raw.count), nil,
            "UTF-8", Int32(options))
          if let tree { xmlFreeDoc(tree) }
        }
      }
      return session.builder.finish()
    }
  }

  private static func listen(_ handler: UnsafeMutablePointer<xmlSAXHandler>?) {
    guard let handler else { return }
    handler.initialize(to: xmlSAXHandler())
    handler.pointee.startElement = { user, name, attributes in
      guard let session = user?.assumingMemoryBound(to: Session.self), let name else { return }
      session.pointee.builder.start(name, attributes, offset: session.pointee.offset())
      if session.pointee.builder.isHopeless { xmlStopParser(session.pointee.context) }
    }
    handler.pointee.endElement = { user, name in
      guard let session = user?.assumingMemoryBound(to: Session.self), let name else { return }
      session.pointee.builder.end(name)
    }
    handler.pointee.characters = { user, bytes, count in
      guard let session = user?.assumingMemoryBound(to: Session.self) else { return }
      session.pointee.builder.characters(
        UnsafeBufferPointer(start: bytes, count: Int(count)), offset: session.pointee.offset())
    }
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.cdataBlock = { user, bytes, count in
      guard let session = user?.assumingMemoryBound(to: Session.self) else { return }
      session.pointee.builder.raw(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
  }
}
