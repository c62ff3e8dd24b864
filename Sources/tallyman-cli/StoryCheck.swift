import Articles
import Evidence
import Facts
import Tallyman

/// One story read and checked; what goes wrong stands in its report.
struct StoryCheck: Sendable {
  var kind: ArticleFormat?
  var published: Day?
  var recordLimit: Int
  var limits = StoryLimits()

  func report(on input: Result<StoryInput, Diagnostic>, against folder: EvidenceFolder) -> Report {
    let goesOn = limits.timer()
    do throws(Diagnostic) {
      let reading = try reading(of: input)
      do throws(Diagnostic) {
        var tallyman = Tallyman(recordLimit: recordLimit)
        tallyman.goesOn = goesOn
        var report = try tallyman.check(reading.article, against: folder)
        report.diagnostics = reading.diagnostics + report.diagnostics
        return report
      } catch {
        return Report(article: reading.article, diagnostics: reading.diagnostics + [error])
      }
    } catch {
      let source = (try? input.get())?.source ?? error.place ?? ""
      return Report(article: Article(source: source), diagnostics: [error])
    }
  }

  private func reading(of input: Result<StoryInput, Diagnostic>) throws(Diagnostic)
    -> ArticleReading
  {
    try input.get().reading(as: kind, published: published, limits: limits.reading)
  }
}
