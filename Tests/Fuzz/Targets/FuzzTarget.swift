/// A parser that takes bytes from outside, as a fuzzer drives it.
///
/// One file a target, and one entry in `all`; its small cases lie in `Tests/Fuzz/Corpus/NAME`.
public struct FuzzTarget: Sendable {
  public let name: String
  /// How many mutations of each case the tests try: fewer where one takes long.
  public let mutations: Int
  /// Runs the parser; what is wrong with its answer, `nil` where nothing is. Refusing is an answer.
  public let complaint: @Sendable (_ bytes: [UInt8]) -> String?

  public init(
    _ name: String, mutations: Int = 40,
    complaint: @escaping @Sendable (_ bytes: [UInt8]) -> String?
  ) {
    self.name = name
    self.mutations = mutations
    self.complaint = complaint
  }

  public static let all: [FuzzTarget] = [
    .html, .docx, .eml, .warc, .customs, .profile, .report, .decisions, .forms, .worker,
  ]
}
