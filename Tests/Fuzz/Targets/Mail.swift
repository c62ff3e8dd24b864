extension FuzzTarget {
  /// A mail, or a page saved with its parts.
  static let eml = FuzzTarget("eml") {
    ArticleAnswer.complaint(about: $0, named: "story.eml", as: .eml)
  }
}
