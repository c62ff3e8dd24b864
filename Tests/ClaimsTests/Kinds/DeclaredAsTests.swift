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
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The goods were listed as \"garden tools\".",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The goods were listed in the customs papers as \"garden tools\".",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|They were registered at customs as “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The cargo was marked “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Orsay Machine declared them as “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|In the declarations the lathes appear as “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The lathes were entered as “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The lathes were classified as “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The lathes were disguised as “garden tools”.",
      ["1, by Orsay Machine, to Veligor, «garden tools», of lathe"]
    ),
    (
      "Kestrel Optics sent scopes to Brodnik Metall in 2023.|The scopes were invoiced as “toys”.",
      ["1, by Kestrel Optics, to Brodnik Metall, «toys», of scopes"]
    ),
    (
      "Kestrel Optics sent scopes to Brodnik Metall in 2023.|The paperwork described the scopes as “toys for children”.",
      ["1, by Kestrel Optics, to Brodnik Metall, «toys for children», of scopes"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.declaredAs) == expected)
  }

  @Test(arguments: [
    "The lathes were declared at $5.1 million.",
    "Orsay Machine is described as “a family firm”.",
    "3,900 of them were declared as Russian-made.",
    "Orsay Machine said the lathes were declared as “garden tools”.",
    "The minister described the sale as a mistake.",
    "The lathes were not declared as “garden tools”.",
    "Orsay Machine may have declared the lathes as “garden tools”.",
    "The district was declared a disaster area.",
    "The company is listed as a sponsor of the festival.",
    "The party was registered as “New Tula” in 2023.",
    "Orsay Machine is listed on the exchange as “ORM”.",
    "The director was described as “a patriot” by a neighbour.",
    "The dealer marked the price at “$40”.",
    "A holiday was declared on Monday.",
    "Veligor recorded a loss of $4 million in 2023.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.declaredAs) == [])
  }
}
