import Claims
import Facts
import Testing

@Suite("Dates") struct DateTests {
  private func dates(
    _ text: String, published: String = "2023-03-17", context: Period? = nil
  ) -> [DateMention] {
    let tokenized = Tokenizer.tokenize(text)
    return tokenized.sentences.flatMap {
      MentionReader().dates(
        in: tokenized, sentence: $0, published: Day(iso: published), context: context)
    }
  }

  /// «that month»: the one that the sentence or the story spoke of last.
  @Test(arguments: [
    ("On the 25th of that month it sent more.", "2022-08-25"),
    ("On the 25th of the same month it sent more.", "2022-08-25"),
    ("It sent more on the 3rd of the following month.", "2022-09-03"),
    ("It came on 4 May 2022, and on the 25th of that month more did.", "2022-05-25"),
  ])
  func daysOfThatMonth(text: String, day: String) {
    let found = dates(text, context: .month(8, of: 2022))
    #expect(found.last?.period == Day(iso: day).map(Period.day))
  }

  /// Nothing says which month: no day is guessed.
  @Test func daysOfAnUnknownMonth() {
    let found = dates("On the 25th of that month it sent more.", context: .year(2022))
    #expect(!found.contains { $0.precision == .day })
  }

  /// Text, first day, first day after; published on 17 March 2023.
  @Test(arguments: [
    ("on Oct. 3", "2022-10-03", "2022-10-04"),
    ("in the first three quarters of 2022", "2022-01-01", "2022-10-01"),
    ("the last two quarters of 2021", "2021-07-01", "2022-01-01"),
    ("the third and fourth quarters of 2022", "2022-07-01", "2023-01-01"),
    ("in 2021/22", "2021-01-01", "2023-01-01"),
    ("starting on 11 March 2022", "2022-03-11", ""),
    ("ran from 3 March until 5 May 2022", "2022-03-03", "2022-05-06"),
    ("ran from March until the end of August", "2022-03-01", "2022-09-01"),
    ("on 20 December 2021", "2021-12-20", "2021-12-21"),
    ("on February 21st 2022", "2022-02-21", "2022-02-22"),
    ("on Sept. 26-27", "2022-09-26", "2022-09-28"),
    ("on 2022-06-07", "2022-06-07", "2022-06-08"),
    ("on 13.5.2015", "2015-05-13", "2015-05-14"),
    ("in June", "2022-06-01", "2022-07-01"),
    ("in March", "2023-03-01", "2023-04-01"),
    ("in May 2022", "2022-05-01", "2022-06-01"),
    ("in 2021", "2021-01-01", "2022-01-01"),
    ("in 2012–13", "2012-01-01", "2014-01-01"),
    ("late 2022", "2022-10-01", "2023-01-01"),
    ("early 2022", "2022-01-01", "2022-04-01"),
    ("mid-2022", "2022-05-01", "2022-09-01"),
    ("between June and December 2022", "2022-06-01", "2023-01-01"),
    ("June-December 2022", "2022-06-01", "2023-01-01"),
    ("in November and December", "2022-11-01", "2023-01-01"),
    ("from September to March", "2022-09-01", "2023-04-01"),
    ("from the start of January to the end of October 2022", "2022-01-01", "2022-11-01"),
    ("between May 2021 and June 2022", "2021-05-01", "2022-07-01"),
    ("the first nine months of 2022", "2022-01-01", "2022-10-01"),
    ("the closing five months of 2022", "2022-08-01", "2023-01-01"),
    ("the first half of 2022", "2022-01-01", "2022-07-01"),
    ("in the third quarter of last year", "2022-07-01", "2022-10-01"),
    ("Q3 2022", "2022-07-01", "2022-10-01"),
    ("q3-2022", "2022-07-01", "2022-10-01"),
    ("between May 2022 and now", "2022-05-01", "2023-03-18"),
    ("bought for $12 December 27", "2022-12-27", "2022-12-28"),
    ("in H1 2022", "2022-01-01", "2022-07-01"),
    ("last year", "2022-01-01", "2023-01-01"),
    ("last month", "2023-02-01", "2023-03-01"),
    ("the year before last", "2021-01-01", "2022-01-01"),
    ("so far this year", "2023-01-01", "2023-03-18"),
    ("November 2 last year", "2022-11-02", "2022-11-03"),
    ("since January", "2023-01-01", "2023-03-18"),
    ("since the invasion", "2022-02-24", "2023-03-18"),
    ("after the invasion", "2022-02-24", ""),
    ("before May 2022", "", "2022-05-01"),
    ("by the end of June 2022", "", "2022-07-01"),
    ("after the end of June 2022", "2022-07-01", ""),
    ("on Wednesday", "2023-03-15", "2023-03-16"),
    ("on Friday", "2023-03-17", "2023-03-18"),
    ("yesterday", "2023-03-16", "2023-03-17"),
    ("two weeks ago", "2023-03-03", "2023-03-04"),
    ("last summer", "2022-06-01", "2022-09-01"),
    ("in the autumn of 2022", "2022-09-01", "2022-12-01"),
    ("the 1990s", "1990-01-01", "2000-01-01"),
    ("the six months to June 2022", "2022-01-01", "2022-07-01"),
    ("the past two years", "2021-03-17", "2023-03-17"),
    ("fiscal 2022", "2022-01-01", "2023-01-01"),
  ])
  func reading(text: String, from: String, to: String) throws {
    let mention = try #require(dates(text).first)
    #expect(mention.period.from?.description ?? "" == from)
    #expect(mention.period.to?.description ?? "" == to)
  }

  @Test(arguments: [
    "It may ship.", "They march on.", "the 737-2000 jet", "30 February", "in the 13th month",
    "on 31 June 2022", "1,999 vests", "2000 tons of ore", "a second-hand lathe", "the sun rose",
    "version 3.1.2", "a score of 4-2", "HS 8542", "2022/45/99",
  ])
  func noDate(text: String) {
    #expect(dates(text).filter { $0.period != .year(2022) }.isEmpty)
  }

  /// Read against October to December 2022 as the period under discussion.
  @Test(arguments: [
    ("a year earlier", "2021-10-01", "2022-01-01"),
    ("the year before", "2021-10-01", "2022-01-01"),
    ("in the same months of 2020", "2020-10-01", "2021-01-01"),
    ("in the corresponding period a year earlier", "2021-10-01", "2022-01-01"),
    ("in that time", "2022-10-01", "2023-01-01"),
    ("in the period", "2022-10-01", "2023-01-01"),
    ("that year", "2022-01-01", "2023-01-01"),
    ("that autumn", "2022-09-01", "2022-12-01"),
    ("June of that year", "2022-06-01", "2022-07-01"),
    ("the following year", "2023-01-01", "2024-01-01"),
    ("in November", "2022-11-01", "2022-12-01"),
  ])
  func relation(text: String, from: String, to: String) throws {
    let context = Period(from: Day(iso: "2022-10-01"), to: Day(iso: "2023-01-01"))
    let mention = try #require(dates(text, context: context).first)
    #expect(mention.period.from?.description == from)
    #expect(mention.period.to?.description == to)
  }

  @Test func relationsStandOpenWithoutAPeriodUnderDiscussion() throws {
    let mention = try #require(dates("a year earlier").first)
    #expect(mention.relation == .previousYear)
    #expect(mention.period.isAlways)
  }

  @Test func laterDatesOfASentenceLeanOnEarlierOnes() {
    let found = dates("The last left on 21 February 2022; the first via Dubai followed in April.")
    #expect(found.last?.period == .month(4, of: 2022))
  }
}
