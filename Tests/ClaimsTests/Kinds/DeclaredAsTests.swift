import Facts
import Testing

@testable import Claims

@Suite struct DeclaredAsTests {
  @Test(arguments: [
    (
      "Orsay Machine sent the lathes to Veligor in 2023, declared as “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The lathes were declared as “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The lathes were described as “spare parts for looms”.",
      ["1, by Orsay Machine, to Veligor, «spare parts for looms», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|They were labelled “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.declaredAs) == expected)
  }

  @Test(arguments: [
    "The lathes were declared at $4.2 million.",
    "Orsay Machine is described as “a family firm”.",
    "3,900 of them were declared as Russian-made.",
    "Orsay Machine said the lathes were declared as “garden tools”.",
    "The minister described the sale as a mistake.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.declaredAs) == [])
  }
}
