/// One thing that went wrong with an input, told to a person: what, where, and what to do about it.
///
///     TM1003  draft.html:1:1  the page holds no article text
///       remedy: check that the file is the story's own page, not an index or a log-in form
public struct Diagnostic: Hashable, Sendable, Codable, Error {
  public enum Severity: String, Sendable, Codable { case note, warning, error }

  /// Stable, `TM` and four digits: 1xxx reading, 2xxx claims, 3xxx evidence, 4xxx command, 5xxx review, 6xxx archives.
  public var code: String
  public var severity: Severity
  /// One sentence: what happened to what.
  public var message: String
  /// File, and row, line or column where there is one.
  public var place: String?
  public var remedy: String

  public init(
    _ code: String, _ severity: Severity = .error, _ message: String, at place: String? = nil,
    remedy: String
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.remedy = remedy
  }
}
