import Claims
import Foundation
import Testing

@Suite("The tables of goods, countries and places")
struct TradeTablesTests {
  static let goods = Vocabulary.rows(of: "goods.tsv")
  static let codes = Set(Vocabulary.rows(of: "countries.tsv").map { $0[0] })

  @Test(arguments: [
    ("goods.tsv", 5, 2_500), ("countries.tsv", 4, 200), ("places.tsv", 3, 1500),
    ("regions.tsv", 2, 60), ("publishers.tsv", 1, 200),
  ])
  func isSortedWithoutDuplicates(_ name: String, _ columns: Int, _ least: Int) {
    let rows = Vocabulary.rows(of: name)
    #expect(rows.count >= least)
    for (first, second) in zip(rows, rows.dropFirst()) {
      #expect(
        first[0].utf8.lexicographicallyPrecedes(second[0].utf8),
        "\(name): \(second[0]) after \(first[0])")
    }
    for row in rows {
      #expect(row.count == columns, "\(name): \(row[0])")
      #expect(!row[0].isEmpty)
      #expect(!row.contains { $0.hasPrefix(" ") || $0.hasSuffix(" ") }, "\(name): \(row[0])")
    }
  }

  @Test func goodsHaveParentsOfTheirTable() {
    let parents = Dictionary(uniqueKeysWithValues: Self.goods.map { ($0[0], $0[4]) })
    for (term, parent) in parents where !parent.isEmpty && parent != "*" {
      #expect(parents[parent] != nil, "\(term): \(parent)")
      var seen: Set<String> = [term]
      var next = parent
      while !next.isEmpty, next != "*" {
        #expect(seen.insert(next).inserted, "\(term) stands under itself")
        if seen.count > 10 { break }
        next = parents[next] ?? ""
      }
    }
  }

  @Test func termsAreLowerCaseAndWordsAreNotRepeated() {
    for row in Self.goods {
      #expect(row[0] == row[0].lowercased(), "\(row[0])")
      let words = row[3].split(separator: ";")
      #expect(Set(words).count == words.count, "\(row[0])")
      #expect(!words.contains { $0.count < 2 }, "\(row[0])")
    }
  }

  /// Prefixes are digits, and none is covered by another of the same column.
  @Test func prefixesAreShortest() {
    for row in Self.goods {
      for column in 1...2 {
        let prefixes = row[column].split(separator: ",").map(String.init)
        for prefix in prefixes {
          #expect((2...6).contains(prefix.count), "\(row[0]): \(prefix)")
          #expect(prefix.allSatisfy { $0.isNumber }, "\(row[0]): \(prefix)")
          let others = prefixes.filter { $0 != prefix }
          #expect(!others.contains { prefix.hasPrefix($0) }, "\(row[0]): \(prefix)")
        }
        #expect(Set(prefixes).count == prefixes.count, "\(row[0])")
      }
    }
  }

  /// Codes of the nomenclature of 2017 that the one of 2022 parted: records of earlier years have them.
  /// - Source: World Customs Organization, correlation tables HS 2017 to HS 2022.
  private static let retired: Set<String> = ["300220", "851712", "853950", "870120"]

  /// Against the nomenclature itself, where it lies beside the repository.
  @Test func prefixesStandInTheNomenclature() throws {
    guard let nomenclature = Self.shared("data/reference/hs2022.csv") else { return }
    let known = Set(
      nomenclature.split(whereSeparator: \.isNewline).compactMap {
        $0.split(separator: ",").first
      }.map(String.init))
    for row in Self.goods {
      for prefix in (row[1] + "," + row[2]).split(separator: ",").map(String.init) {
        #expect(
          known.contains(prefix) || known.contains { $0.hasPrefix(prefix) }
            || Self.retired.contains(prefix), "\(row[0]): \(prefix)")
      }
    }
  }

  /// «High-priority goods» and some term besides them reach each of the fifty codes.
  @Test func highPriorityCodesAreReached() throws {
    guard let list = Self.shared("data/reference/chpl-50.csv") else { return }
    let codes = list.split(whereSeparator: \.isNewline).dropFirst().map { String($0.prefix(6)) }
    #expect(codes.count == 50)
    let wide: Set<String> = ["high-priority good", "dual-use good"]
    let listed = Self.goods.first { $0[0] == "high-priority good" }?[1] ?? ""
    for code in codes {
      #expect(listed.contains(code))
      let reached = Self.goods.contains { row in
        !wide.contains(row[0]) && !wide.contains(row[4])
          && row[1].split(separator: ",").contains { $0.count >= 4 && code.hasPrefix($0) }
      }
      #expect(reached, "\(code)")
    }
  }

  @Test func placesAndRegionsNameKnownCountries() {
    for row in Vocabulary.rows(of: "places.tsv") {
      #expect(Self.codes.contains(row[1]), "\(row[0])")
      #expect(["adjective", "capital", "city", "port", "region"].contains(row[2]), "\(row[0])")
    }
    for row in Vocabulary.rows(of: "regions.tsv") {
      for code in row[1].split(separator: ",") {
        #expect(Self.codes.contains(String(code)), "\(row[0]): \(code)")
      }
    }
  }

  /// One name is one country's, but for those that two share in the news.
  @Test func namesOfCountriesAreNotShared() {
    let shared: Set<String> = ["Congolese", "Dominican", "Guinean"]
    var owners: [String: String] = [:]
    for row in Vocabulary.rows(of: "countries.tsv") {
      let names = [row[1]] + (row[2] + ";" + row[3]).split(separator: ";").map(String.init)
      for name in Set(names) where !shared.contains(name) {
        let owner = owners.updateValue(row[0], forKey: name)
        #expect(owner == nil, "\(name): \(owner ?? "") and \(row[0])")
      }
    }
  }

  @Test(arguments: [
    ("body armor", "бронежилет"), ("rifle", "винтовка"), ("casing", "обсадн"),
    ("fpga", "плис"), ("ball bearing", "подшипник шариков"), ("drone part", "无人机零件"),
    ("nitrocellulose", "nitroselüloz"), ("helmet", "miğfer"), ("machining centre", "加工中心"),
  ])
  func wordsOfDeclarations(_ term: String, _ word: String) throws {
    let row = try #require(Self.goods.first { $0[0] == term })
    #expect(row[3].split(separator: ";").contains(Substring(word)))
  }

  /// A word for one kind is not met by the whole heading: tonnes of fish are no tonnes of cod.
  @Test(arguments: [
    ("cod", "0303"), ("lemon", "0805"), ("walnut", "0802"), ("garlic", "0703"), ("vodka", "2208"),
    ("acetic acid", "291524"), ("camera", "8525"), ("camera", "852560"), ("grenade", "930690"),
    ("used car", "8703"), ("pickup truck", "870121"), ("aircraft", "880260"), ("router", "851762"),
    ("titanium sponge", "8108"), ("baton", "930700"), ("gallium", "811292"),
  ])
  func kindsAreNarrowerThanTheirHeadings(_ term: String, _ code: String) throws {
    let row = try #require(Self.goods.first { $0[0] == term })
    let prefixes = row[1].split(separator: ",")
    #expect(!prefixes.contains { code.hasPrefix($0) })
    #expect(!row[1].isEmpty || !row[3].isEmpty, "nothing tells \(term)")
  }

  private static func shared(_ path: String) -> String? {
    let root = ProcessInfo.processInfo.environment["TALLYMAN_SHARED"] ?? "../shared"
    guard let bytes = FileManager.default.contents(atPath: root + "/" + path) else {
      print("skipped: no \(path) beside the repository")
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
