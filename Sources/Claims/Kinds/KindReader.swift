import Facts

/// Finds the claims of one kind in a sentence.
///
/// To add a kind: one file that defines its reader, and one line here.
struct KindReader: Sendable {
  let kind: ClaimKind
  let read: @Sendable (SentenceScene) -> [Draft]

  /// In the order in which a sentence is asked; figures first, then what has no figure.
  static let all: [KindReader] = [
    .figures, .parties, .countries, .share, .growth, .ranking, .first, .last, .period, .absence,
    .route,
    .existence, .declaredAs,
  ]
}
