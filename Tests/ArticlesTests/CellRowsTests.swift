import FuzzTargets
import Testing

@testable import Articles

@Suite struct CellRowsTests {
  @Test(arguments: [
    "date,shipper,consignee,kg\n2023-05-02,QAMAR LTD,VELIGOR,900\n",
    "date;shipper;consignee;kg\r\n2023-05-02;QAMAR LTD;VELIGOR;900\r\n",
    "date\tshipper\tconsignee\tkg\n2023-05-02\tQAMAR LTD\tVELIGOR\t900\n",
    "date, shipper,consignee,kg\n2023-05-02,\"QAMAR, LTD\",VELIGOR,900\n",
    "a,b,c,d\n\n1,2,3,4\n5,6,7,8\n1,2,3,4\nsum,9\n1,2,3,4\n",
  ]) func areTold(_ text: String) {
    #expect(Reading.refusal(Array(text.utf8), named: "a.csv") == "TM1019")
  }

  @Test(arguments: [
    "The mill bought looms, spindles, yarn, and dye.\nIt sold cloth, thread, felt, and lace.\n",
    "Qamar sold 40 lathes in May.\nVeligor bought them.\n",
    "date,shipper,consignee,kg\n",
    "one,two\nthree,four\nfive,six\n",
    "By Ana Lind\n\nIt sold 1,200,300,400 shares; the mill, the dye works, the port and the bank bought.\n",
  ]) func areNotProse(_ text: String) {
    #expect(Reading.refusal(Array(text.utf8), named: "a.txt") != "TM1019")
  }

  /// A workbook is a zip as a document is.
  @Test func workbooksAreTold() {
    var zip = ZipFile()
    zip.add("xl/workbook.xml", Array("<workbook/>".utf8))
    #expect(Reading.refusal(zip.bytes, named: "a.xlsx") == "TM1019")
  }
}
