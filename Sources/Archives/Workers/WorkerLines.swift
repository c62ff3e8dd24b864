import Facts

/// The lines that the stages of `tallyman worker` hand on to each other, one JSON object each.
///
/// Questions and parts of answers travel as text inside the lines, so that whoever carries them
/// between the stages need not know what is in them, nor can change a byte of it.
///
///     {"path":"crawl/0001.warc.gz","order":7}        → claims → a StoryLine for each story in it
///     {"source":"a.html","html":"<p>…"}              → claims → one StoryLine
///     {"ask":"…","shards":["1f3a…"]}                 → tally  → {"ask":"…","part":"…"}
///     a StoryLine with its answers                   → judge  → {"source":"…","report":"…"}, or
///                                                               the StoryLine with further asks
struct InputLine: Codable {
  /// A file, folder or pattern that this machine can read; gives a line for each story in it.
  var path: String?
  var source: String?
  var html: String?
  var text: String?
  /// The bytes of a story of any format, in Base64.
  var base64: String?
  /// `html`, `markdown`, `text`, `docx`, `eml`.
  var format: String?
  var charset: String?
  var captured: String?
  /// Handed on as it is: where the input stands among all.
  var order: Int?
  /// With `path`: its stories before this one, counted from 1, were handed on already.
  var from: Int?
  /// What ended the program at this story, or at the first of `path`: it is told, not read.
  var failed: String?
}

/// A story on its way: what was read, what must be asked, what was answered.
struct StoryLine: Codable {
  var source: String
  /// Where the story stands among all: by input, then within it.
  var order: [Int]
  var captured: String
  /// What a crawler calls the bytes; with `isRevisit`, those of another line that this one repeats.
  var payload: String?
  var isRevisit: Bool?
  var reading: StoryReading?
  var diagnostic: Diagnostic?
  /// Questions to the evidence, each as text.
  var asks: [String]?
  /// By question: the parts of its answer, each as text.
  var answers: [String: [String]]?
  /// What ended the program at this story: it is told, not judged.
  var failed: String?
}

/// A question to some shards, and what they answer.
struct TallyLine: Codable {
  var ask: String
  /// Ids of datasets; all where it is left out.
  var shards: [String]?
  var part: String?
  /// What ended the program at this question: it is handed on without a part.
  var failed: String?
}

/// A finished report, as `check --format jsonl` writes it.
struct ReportLine: Codable {
  var source: String
  var order: [Int]
  var captured: String
  var report: String
}

/// A line that could not be used.
struct RefusedLine: Codable {
  var line: Int
  var diagnostic: Diagnostic
}
