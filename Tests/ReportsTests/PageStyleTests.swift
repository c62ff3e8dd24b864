import CCrypto
import Foundation
import Testing

@testable import Reports

struct PageStyleTests {
  @Test func policyNamesTheSheet() {
    let bytes = Array(PageStyle.sheet.description.utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    let found = Data(digest).base64EncodedString()
    #expect(PageStyle.digest == found, "the style sheet changed: put this digest into PageStyle")
  }

  /// WCAG 2.1, 1.4.3: text stands at 4.5 to 1 or more on every background it has, in both themes and in print.
  @Test func contrast() throws {
    let themes = PageStyleTests.themes(in: PageStyle.sheet.description)
    #expect(themes.count == 3)
    for theme in themes {
      for background in ["paper", "card"] {
        for text in [
          "ink", "muted", "link", "agrees", "contradicted", "noMatchingRecords", "notCovered",
          "ambiguous", "sum",
        ] {
          let ratio = try PageStyleTests.ratio(#require(theme[text]), #require(theme[background]))
          #expect(ratio >= 4.5, "--\(text) on --\(background): \(ratio)")
        }
      }
      let band = try PageStyleTests.ratio(#require(theme["ink"]), #require(theme["band"]))
      #expect(band >= 4.5, "--ink on --band: \(band)")
    }
  }

  /// The colours of every `:root` block that sets them all.
  static func themes(in sheet: String) -> [[String: String]] {
    sheet.components(separatedBy: ":root {").dropFirst().compactMap { block in
      var colors: [String: String] = [:]
      for part in block.prefix(while: { $0 != "}" }).split(separator: ";") {
        let pair = part.split(separator: ":").map {
          $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard pair.count == 2, pair[1].hasPrefix("#") else { continue }
        colors[String(pair[0].dropFirst(2))] = pair[1]
      }
      return colors.isEmpty ? nil : colors
    }
  }

  /// - Source: WCAG 2.1, definitions of relative luminance and contrast ratio.
  static func ratio(_ a: String, _ b: String) throws -> Double {
    func luminance(_ color: String) throws -> Double {
      let value = try #require(Int(color.dropFirst(), radix: 16))
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double((value >> shift) & 0xFF) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (x, y) = try (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }
}
