import Facts
import Foundation
import Testing

@testable import Reports

struct JSONTests {
  @Test(arguments: [SampleReport.report, SampleReport.failed, SampleReport.decided])
  func fitsTheSchema(_ report: Report) throws {
    let validator = try SchemaValidator.shipped()
    let value = try #require(JSONValue(parsing: ReportFormat.json.render([report])))
    #expect(validator.faults(in: value, closed: true) == [])
  }

  @Test func validatorFindsFaults() throws {
    let validator = try SchemaValidator.shipped()
    let text = ReportFormat.json.render([SampleReport.report])
    for (right, wrong) in [
      ("\"contradicted\",", "\"wrong\","), ("\"id\": \"7f3a91c2\"", "\"id\": \"7F\""),
      ("\"claims\": [", "\"claim\": ["), ("\"low\": 1000", "\"low\": true"),
      ("\"published\": \"2023-03-17\"", "\"published\": \"17 March\""),
    ] {
      let value = try #require(JSONValue(parsing: text.replacing(right, with: wrong)))
      #expect(validator.faults(in: value) != [], "\(wrong)")
    }
  }

  @Test func readsBackWhatItWrote() throws {
    for format in [ReportFormat.json, .jsonl] {
      let text = format.render([SampleReport.report, SampleReport.failed, SampleReport.decided])
      let read = ReportDecoding.reports(in: text)
      #expect(read.count == 3)
      #expect(format.render(read) == text)
    }
    #expect(ReportDecoding.reports(in: "{\"schema\": \"other\"}").isEmpty)
    #expect(ReportDecoding.reports(in: "no report").isEmpty)
  }

  /// A stop on the way, of the claim and of a record, is written, fits the schema, and is read again.
  @Test func keepsTheStops() throws {
    var report = SampleReport.report
    let place = try #require(report.claims.firstIndex { !$0.records.isEmpty })
    report.claims[place].claim.scope.departure = ["TR"]
    report.claims[place].claim.scope.isStop = true
    report.claims[place].records[0].via = "TR"
    let text = ReportFormat.json.render([report])
    let value = try #require(JSONValue(parsing: text))
    #expect(try SchemaValidator.shipped().faults(in: value, closed: true) == [])
    let read = try #require(ReportDecoding.reports(in: text).first)
    #expect(read.claims[place].claim.scope.isStop == true)
    #expect(read.claims[place].claim.scope.via == [])
    #expect(read.claims[place].records[0].via == "TR")
    #expect(ReportFormat.json.render([read]) == text)
  }

  @Test(arguments: [
    "null", "[]", "{}", "[1,-0.5,12640]", #"{"a":"b","a":["\"\\\n\t"]}"#, #""ООО «Ёж» 🚢""#,
  ]) func roundTrip(_ text: String) throws {
    #expect(try #require(JSONValue(parsing: text)).text == text)
    let indented = try #require(JSONValue(parsing: text)).indentedText
    #expect(try #require(JSONValue(parsing: indented)).text == text)
  }

  @Test(arguments: [
    "", "[", "[1,]", "{\"a\"}", "nul", "\"\\x\"", "\"\\ud800\"", "1e9", "[1] 2", "\"a\nb\"",
    String(repeating: "[", count: 10_000),
  ]) func refuses(_ text: String) {
    #expect(JSONValue(parsing: text) == nil)
  }

  @Test func escapesEveryControl() throws {
    let text = String((0..<0xA0).compactMap(Unicode.Scalar.init).map(Character.init)) + "\u{2028}"
    let written = JSONValue.string(text).text
    #expect(
      written.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    #expect(JSONValue(parsing: written)?.string == text)
  }

  @Test func figuresKeepEveryDigit() {
    let figure = Figure(millionths: 9_007_199_254_740_993_000_001)
    #expect(JSONValue.number(figure).text == "9007199254740993.000001")
  }
}

extension JSONValue {
  static func == (a: JSONValue?, b: JSONValue) -> Bool { a?.text == b.text }
}
