import Articles

/// One candidate story out of a folder, a crawl or a packed file: its bytes and what is known of them.
struct ArchiveItem: Sendable {
  /// A path as it was named, a member as `saved.zip/a/story.html`, or the address a crawler saved.
  var name: String
  var bytes: [UInt8]
  /// The charset of the HTTP header, lower case.
  var charset: String?
  var format: ArticleFormat?
  /// When a crawler saved it, as its record says (`2023-03-17T08:00:00Z`); empty where nothing says.
  var captured = ""
  /// The SHA-256 of the bytes, once it was taken.
  var digest: String?
  /// The digest by which revisits name this page, as the crawler wrote it; empty where it wrote none.
  var payload = ""
}

/// What an input gives, one at a time and in its order.
enum InputElement: Sendable {
  case item(ArchiveItem)
  /// A revisit: the page of this address was the same as in a capture of this digest.
  case revisit(name: String, payload: String, captured: String)
  /// A part that could not be read; the next ones follow.
  case problem(ArchiveProblem)
}
