import Facts

/// A day as pages write it: ISO, RFC 822, month names of many languages, figures with dots or slashes.
///
///     WrittenDate("Feb. 7, 2024")?.day.description         // "2024-02-07"
///     WrittenDate("2024-02-06T18:40:00+03:00")?.moment     // "2024-02-06T18:40:00+03:00"
struct WrittenDate: Hashable, Sendable {
  var day: Day
  /// The moment in ISO form, where the text gives one.
  var moment: String?

  init?(_ raw: String, dayFirst: Bool = true) {
    let text = Folding.folded(raw)
    guard text.utf8.count <= 120, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return nil
    }
    if let day = Day(iso: text) {
      self.day = day
      moment = WrittenDate.isoMoment(text)
    } else if let found = WrittenDate.compact(text) ?? WrittenDate.epoch(text) {
      day = found
      moment = nil
    } else if let day = WrittenDate.inWords(text, dayFirst: dayFirst) {
      self.day = day
      moment = nil
    } else {
      return nil
    }
    guard day.year >= 1990, day.year <= 2100 else { return nil }
  }

  /// `2024-02-06 18:40:00 +0300` as `2024-02-06T18:40:00+03:00`.
  private static func isoMoment(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes[13] == 0x3A else { return nil }
    var end = 16
    while end < bytes.count, (0x30...0x3A).contains(bytes[end]) || bytes[end] == 0x2E { end += 1 }
    var clock = String(decoding: bytes[11..<end], as: UTF8.self)
    if clock.utf8.count == 5 { clock += ":00" }
    var zone = String(decoding: bytes[end...], as: UTF8.self).filter { $0 != " " }
    if ["Z", "UTC", "GMT", "z"].contains(zone) {
      zone = "Z"
    } else if let sign = zone.first, sign == "+" || sign == "-" {
      let digits = zone.dropFirst().filter { $0.isASCII && $0.isNumber }
      if digits.count == 4 {
        zone = "\(sign)\(digits.prefix(2)):\(digits.suffix(2))"
      } else if digits.count == 2 {
        zone = "\(sign)\(digits):00"
      } else {
        zone = ""
      }
    } else {
      zone = ""
    }
    return "\(text.prefix(10))T\(clock)\(zone)"
  }

  /// `20240206…` of eight or fourteen figures.
  private static func compact(_ text: String) -> Day? {
    let digits = Array(text.utf8.prefix { (0x30...0x39).contains($0) })
    guard digits.count == 8 || digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int {
      digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard (1990...2100).contains(number(0..<4)) else { return nil }
    return Day(year: number(0..<4), month: number(4..<6), day: number(6..<8))
  }

  /// Seconds or milliseconds since 1970.
  private static func epoch(_ text: String) -> Day? {
    guard let number = Int(text), text.utf8.count == 10 || text.utf8.count == 13 else { return nil }
    let seconds = text.utf8.count == 13 ? number / 1000 : number
    return Day(number: seconds / 86_400)
  }

  private struct Piece {
    var text: String
    var number: Int?
  }

  /// Figures and words in any order that one reading fits: `7. Februar 2024`, `February 7, 2024`,
  /// `07/02/2024`, `2024年2月7日`.
  private static func inWords(_ text: String, dayFirst: Bool) -> Day? {
    let pieces = pieces(of: text)
    for (place, piece) in pieces.enumerated() {
      guard let month = month(named: piece.text) else { continue }
      let before = place > 0 ? pieces[place - 1].number : nil
      let after = place + 1 < pieces.count ? pieces[place + 1].number : nil
      let later = place + 2 < pieces.count ? pieces[place + 2].number : nil
      // «7 de febrero de 2024» has small words between.
      let wide = pieces[(place + 1)...].prefix(3).compactMap(\.number).first { $0 >= 1900 }
      let wideBefore = pieces[..<place].suffix(2).compactMap(\.number).last
      if let year = after, year >= 1900, let day = before ?? wideBefore, day <= 31 {
        return Day(year: year, month: month, day: day)
      }
      if let day = after, day <= 31, let year = later, year >= 1900 {
        return Day(year: year, month: month, day: day)
      }
      if let day = before ?? wideBefore, day <= 31, let year = wide {
        return Day(year: year, month: month, day: day)
      }
    }
    return inFigures(pieces, dayFirst: dayFirst)
  }

  private static func inFigures(_ pieces: [Piece], dayFirst: Bool) -> Day? {
    let numbers = pieces.compactMap(\.number)
    guard numbers.count >= 3 else { return nil }
    for place in 0..<(numbers.count - 2) {
      let (a, b, c) = (numbers[place], numbers[place + 1], numbers[place + 2])
      if a >= 1990, a <= 2100, b <= 12, c <= 31 { return Day(year: a, month: b, day: c) }
      guard c >= 1990, c <= 2100 else { continue }
      if b > 12, a <= 12 { return Day(year: c, month: a, day: b) }
      if a > 12, b <= 12 { return Day(year: c, month: b, day: a) }
      if a <= 12, b <= 12 {
        return dayFirst ? Day(year: c, month: b, day: a) : Day(year: c, month: a, day: b)
      }
    }
    return nil
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var word = ""
    var isNumber = false
    func flush() {
      if !word.isEmpty { pieces.append(Piece(text: word, number: isNumber ? Int(word) : nil)) }
      word = ""
    }
    for scalar in text.lowercased().unicodeScalars {
      let digit = (0x30...0x39).contains(scalar.value)
      let letter = scalar.properties.isAlphabetic || scalar.value == 0x301
      if !digit, !letter {
        flush()
        continue
      }
      if !word.isEmpty, digit != isNumber { flush() }
      isNumber = digit
      word.unicodeScalars.append(scalar)
    }
    flush()
    return pieces
  }

  /// Month names as the beginnings by which each language's twelve are told apart.
  ///
  /// - Source: CLDR 44, gregorian month names, wide and abbreviated.
  private static func month(named word: String) -> Int? {
    guard word.unicodeScalars.count >= 3 || word == "мая" else { return nil }
    for (number, beginnings) in months where beginnings.contains(where: word.hasPrefix) {
      return number
    }
    return nil
  }

  private static let months: [(Int, [String])] = [
    (1, ["jan", "jän", "ene", "gen", "янв", "січ", "ocak", "sty", "led", "يناير", "जन", "tammi"]),
    (
      2, ["feb", "fév", "fev", "фев", "лют", "şub", "lut", "únor", "febr", "فبراير", "फर", "helmi"]
    ),
    (3, ["mar", "mär", "mrz", "maa", "мар", "бер", "mars", "břez", "مارس", "मार्च"]),
    (4, ["apr", "avr", "abr", "апр", "кві", "nis", "kwi", "dub", "أبريل", "अप्रैल", "huhti"]),
    (5, ["may", "mai", "mag", "maj", "maí", "мая", "май", "тра", "květ", "mei", "مايو", "मई"]),
    (6, ["jun", "juin", "giu", "июн", "чер", "haz", "cze", "jún", "červn", "يونيو", "जून"]),
    (7, ["jul", "juil", "lug", "июл", "лип", "tem", "lip", "júl", "červenc", "يوليو", "जुलाई"]),
    (8, ["aug", "aoû", "aou", "ago", "авг", "сер", "ağu", "sie", "srp", "ágú", "أغسطس", "अगस्त"]),
    (9, ["sep", "set", "сен", "вер", "eyl", "wrz", "zář", "سبتمبر", "सित"]),
    (10, ["oct", "okt", "ott", "out", "окт", "жов", "eki", "paź", "říj", "أكتوبر", "अक्"]),
    (11, ["nov", "noi", "ноя", "kas", "lis", "nóv", "نوفمبر", "नव"]),
    (12, ["dec", "dez", "déc", "dic", "дек", "гру", "ara", "gru", "pros", "des", "ديسمبر", "दिस"]),
  ]
}
