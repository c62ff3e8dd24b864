/// The attributes that the reader looks at.
enum AttributeName: UInt8 {
  case classes, id, role, itemprop, rel, href, datetime, content, property
  case name, style, hidden, ariaHidden, lang, type, dataName

  /// By its name in whatever capitals; `nil` for one that nobody reads.
  static func named(_ name: UnsafeBufferPointer<UInt8>) -> AttributeName? {
    switch name.count {
    case 2: isWritten(name, "id") ? .id : nil
    case 3: isWritten(name, "rel") ? .rel : nil
    case 4: ofFourLetters(name)
    case 5: isWritten(name, "class") ? .classes : isWritten(name, "style") ? .style : nil
    case 6: isWritten(name, "hidden") ? .hidden : nil
    case 7: isWritten(name, "content") ? .content : isWritten(name, "data-qa") ? .dataName : nil
    case 8: ofEightLetters(name)
    case 9: isWritten(name, "data-type") ? .dataName : nil
    case 10: isWritten(name, "data-block") ? .dataName : nil
    case 11:
      isWritten(name, "aria-hidden")
        ? .ariaHidden : isWritten(name, "data-testid") ? .dataName : nil
    case 14: isWritten(name, "data-component") ? .dataName : nil
    default: nil
    }
  }

  private static func ofFourLetters(_ name: UnsafeBufferPointer<UInt8>) -> AttributeName? {
    if isWritten(name, "href") { return .href }
    if isWritten(name, "name") { return .name }
    if isWritten(name, "type") { return .type }
    if isWritten(name, "role") { return .role }
    return isWritten(name, "lang") ? .lang : nil
  }

  private static func ofEightLetters(_ name: UnsafeBufferPointer<UInt8>) -> AttributeName? {
    if isWritten(name, "datetime") { return .datetime }
    if isWritten(name, "itemprop") { return .itemprop }
    return isWritten(name, "property") ? .property : nil
  }

  /// Whether a name is a text of small letters and hyphens, of as many bytes.
  @inline(__always)
  private static func isWritten(_ name: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    let other = text.utf8Start
    for place in 0..<name.count where name[place] | 0x20 != other[place] { return false }
    return true
  }
}
