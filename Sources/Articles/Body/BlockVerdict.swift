/// Why a run of text is in the story, or not.
enum BlockVerdict: Hashable, Sendable {
  enum Keep: String {
    case body, heading, standfirst, quote, list, table, caption, embed, pullQuote
  }
  case keep(Keep)
  case drop(String)

  var isKept: Bool {
    if case .keep = self { return true }
    return false
  }

  var described: String {
    switch self {
    case .keep(let keep): keep.rawValue
    case .drop(let why): why
    }
  }
}
