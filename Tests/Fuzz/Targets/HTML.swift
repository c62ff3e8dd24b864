extension FuzzTarget {
  /// A saved page.
  static let html = FuzzTarget("html") {
    ArticleAnswer.complaint(about: $0, named: "story.html", as: .html)
  }
}
