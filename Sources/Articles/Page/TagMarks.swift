extension Marks {
  /// What an element's tag says of it.
  init(tag: Tag) {
    self =
      switch tag {
      case .nav, .menu: .navigation
      case .footer: .footer
      case .header: .header
      case .aside: .aside
      case .figure, .picture: .figure
      case .figcaption, .caption: .caption
      case .article: .article
      case .blockquote: .quote
      case .form, .label: .form
      case .table: .table
      case .dialog: .tool
      default: []
      }
  }

  /// What a `style` attribute says: `display: none` hides.
  init(style bytes: UnsafeBufferPointer<UInt8>) {
    var small: [UInt8] = []
    for byte in bytes.prefix(200) where byte > 0x20 { small.append(byte | 0x20) }
    let isHidden =
      small.position(of: Array("display:none".utf8), from: 0) != nil
      || small.position(of: Array("visibility:hidden".utf8), from: 0) != nil
    self = isHidden ? .hidden : []
  }
}
