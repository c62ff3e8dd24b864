extension FuzzTarget {
  /// A Word document: a zip file as it stands, or else the XML of its body, which a fuzzer would
  /// never get past the checksums of a zip file.
  static let docx = FuzzTarget("docx") { bytes in
    let isZip = bytes.starts(with: [0x50, 0x4B])
    let document = isZip ? bytes : ZipFile.docx(String(decoding: bytes, as: UTF8.self))
    return ArticleAnswer.complaint(about: document, named: "story.docx", as: .docx)
  }
}
