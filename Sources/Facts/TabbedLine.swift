/// A line whose words are parted by tabs, as it is written word by word.
///
///     var line = TabbedLine(room: 64)
///     line.add("b1")
///     line.add(7)
///     line.text  // "b1\t7"
///
/// Tabs and percent signs of a text stand as `%` and two digits.
struct TabbedLine {
  private static let tab = UInt8(ascii: "\t")
  private static let separators = [tab]

  private var bytes: [UInt8] = []
  private var isBegun = false

  /// - Parameter room: how long most lines are, in bytes.
  init(room: Int) { bytes.reserveCapacity(room) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  static func words(of line: ArraySlice<UInt8>) -> ArraySlice<ArraySlice<UInt8>> {
    LineWord.words(of: line, apartBy: tab)[...]
  }

  private mutating func begin() {
    if isBegun { bytes.append(TabbedLine.tab) }
    isBegun = true
  }

  private mutating func write(_ text: String) {
    LineWord.write(text, apartFrom: TabbedLine.separators, to: &bytes)
  }

  mutating func add(_ text: String) {
    begin()
    write(text)
  }

  /// A text behind `=`, or an empty word.
  mutating func add(optional text: String?) {
    begin()
    guard let text else { return }
    bytes.append(UInt8(ascii: "="))
    write(text)
  }

  mutating func add(_ number: Int?) {
    begin()
    if let number { LineWord.write(number, to: &bytes) }
  }

  mutating func add(_ tally: Tally) {
    begin()
    tally.write(to: &bytes)
  }

  /// A text behind a sign.
  mutating func add(_ sign: Unicode.Scalar, _ text: String) {
    begin()
    bytes.append(UInt8(ascii: sign))
    write(text)
  }

  /// Rows of numbers, these parted by colons and those by commas: `3:1:7,9:2:1`.
  mutating func add(rows: some Sequence<[Int]>) {
    begin()
    for (place, row) in rows.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      for (place, number) in row.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ":")) }
        LineWord.write(number, to: &bytes)
      }
    }
  }

  /// `nil` where a word holds no rows of so many numbers.
  static func rows(of word: ArraySlice<UInt8>, count: Int) -> [[Int]]? {
    if word.isEmpty { return [] }
    var rows: [[Int]] = []
    for row in LineWord.words(of: word, apartBy: UInt8(ascii: ",")) {
      let words = LineWord.words(of: row, apartBy: UInt8(ascii: ":"))
      let numbers = words.compactMap(LineWord.number)
      guard words.count == count, numbers.count == count else { return nil }
      rows.append(numbers)
    }
    return rows
  }
}
