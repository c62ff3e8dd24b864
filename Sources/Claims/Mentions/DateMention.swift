import Facts

/// A date or period of a sentence, resolved to days.
///
///     «between June and December 2022»: 2022-06-01 to 2023-01-01, precision month, openness none
public struct DateMention: Hashable, Sendable {
  public var tokens: Range<Int>
  /// Half-open; both ends open where a relation could not be resolved.
  public var period: Period
  public var precision: Precision
  public var openness: Openness
  /// Read against the day of publication or the period under discussion («last year», «in June»).
  public var isRelative: Bool
  /// Against what the words count, where that is the period under discussion.
  public var relation: Relation?
  /// The two ends of «from June to December», or the one date itself.
  public var parts: [Part]
  /// «two years ago» to the day, where the period is the whole year.
  public var exactDay: Day?

  /// «Sept. 26-27», «from 3 to 12 May»: the last day is included.
  public var isDaysOfMonth = false

  /// «late last year»: the stretch that the words take of the whole.
  public var stretch: Stretch?
  public var whole: Period?

  /// Of «from 2021», which has no other end: 2021 itself.
  var startAlone: DateMention? {
    guard openness == .from, parts.count == 1 else { return nil }
    var alone = self
    alone.period = parts[0].period
    alone.openness = .none
    return alone
  }

  public enum Stretch: String, Hashable, Sendable { case early, mid, late, start, end }

  public struct Part: Hashable, Sendable {
    public var tokens: Range<Int>
    public var period: Period
  }

  public enum Precision: String, Hashable, Sendable {
    case day, week, month, season, quarter, year, span
  }

  /// How the words bound the period: `since` leaves the end at the day of publication.
  public enum Openness: String, Hashable, Sendable {
    case none, since, from, after, before, until, by
  }

  public enum Relation: Hashable, Sendable {
    /// «a year earlier», «the year before», «a year ago» of a period.
    case previousYear
    /// «two years earlier»: the same months so many years before.
    case yearsBefore(Int)
    case followingYear
    /// «three years later»: the same months so many years after.
    case yearsAfter(Int)
    /// «the previous month», «the quarter before»: the period of this length before.
    case previousPeriod
    case followingPeriod
    /// «the same months of 2023», «the same period last year».
    case samePeriod(ofYear: Int)
    /// «in that time», «over the period», «that year».
    case thatPeriod
    /// «that year»: the year of the period under discussion.
    case thatYear
  }

  public init(
    tokens: Range<Int>, period: Period, precision: Precision, openness: Openness = .none,
    isRelative: Bool = false, relation: Relation? = nil, parts: [Part] = [], exactDay: Day? = nil
  ) {
    self.tokens = tokens
    self.period = period
    self.precision = precision
    self.openness = openness
    self.isRelative = isRelative
    self.relation = relation
    self.parts = parts
    self.exactDay = exactDay
  }
}
