/// Blocks and sentences are written as one line each: an article holds hundreds, and each member of an object costs more
/// than its value.
///
///     b7\tparagraph\t12:5\t40:13:1,77:14:1\tIt shipped 40 lathes.    a block: id, kind, place, turns, text
///     b7\t0\t22\tbackground\tIt was a fine year.                    a sentence: block, start, end, reason, text
///
/// The place is a line and a column, or the number of a paragraph; a turn is an offset, a line and a column.
extension Article.Block: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    var line = TabbedLine(room: text.utf8.count + 12 * turns.count + 64)
    line.add(id)
    line.add(kind.rawValue)
    switch place {
    case .line(let number, let column): line.add(rows: [[number, column]])
    case .paragraph(let number): line.add(rows: [[number]])
    case nil: line.add("")
    }
    line.add(rows: turns.lazy.map { [$0.offset, $0.line, $0.column] })
    line.add(text)
    try container.encode(line.text)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let line = try? container.decode(String.self) else {
      self = try Article.Block(members: decoder.container(keyedBy: CodingKeys.self))
      return
    }
    let words = Array(TabbedLine.words(of: Array(line.utf8)[...]))
    let place = words.count == 5 ? Article.Block.place(words[2]) : nil
    guard words.count == 5, let kind = Kind(rawValue: LineWord.read(words[1])),
      place != nil || words[2].isEmpty, let turns = TabbedLine.rows(of: words[3], count: 3)
    else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no block")
    }
    self.init(
      id: LineWord.read(words[0]), kind: kind, text: LineWord.read(words[4]), place: place,
      turns: turns.map { SourceTurn(offset: $0[0], line: $0[1], column: $0[2]) })
  }

  private static func place(_ word: ArraySlice<UInt8>) -> SourcePlace? {
    if let number = LineWord.number(word) { return .paragraph(number) }
    guard let rows = TabbedLine.rows(of: word, count: 2), rows.count == 1 else { return nil }
    return .line(rows[0][0], column: rows[0][1])
  }

  private enum CodingKeys: CodingKey { case id, kind, place, text, turns }

  /// As programs before wrote it, member by member.
  private init(members: KeyedDecodingContainer<CodingKeys>) throws {
    self.init(
      id: try members.decode(String.self, forKey: .id),
      kind: try members.decode(Kind.self, forKey: .kind),
      text: try members.decode(String.self, forKey: .text),
      place: try members.decodeIfPresent(SourcePlace.self, forKey: .place),
      turns: try members.decode([SourceTurn].self, forKey: .turns))
  }
}

extension UncheckedSentence: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    var line = TabbedLine(room: sentence.utf8.count + 64)
    line.add(block)
    line.add(start)
    line.add(end)
    line.add(reason.rawValue)
    line.add(sentence)
    try container.encode(line.text)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let line = try? container.decode(String.self) else {
      self = try UncheckedSentence(members: decoder.container(keyedBy: CodingKeys.self))
      return
    }
    let words = Array(TabbedLine.words(of: Array(line.utf8)[...]))
    guard words.count == 5, let start = LineWord.number(words[1]),
      let end = LineWord.number(words[2]), let reason = Reason(rawValue: LineWord.read(words[3]))
    else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no sentence")
    }
    self.init(
      sentence: LineWord.read(words[4]), block: LineWord.read(words[0]), start: start, end: end,
      reason: reason)
  }

  private enum CodingKeys: CodingKey { case block, end, reason, sentence, start }

  /// As programs before wrote it, member by member.
  private init(members: KeyedDecodingContainer<CodingKeys>) throws {
    self.init(
      sentence: try members.decode(String.self, forKey: .sentence),
      block: try members.decode(String.self, forKey: .block),
      start: try members.decode(Int.self, forKey: .start),
      end: try members.decode(Int.self, forKey: .end),
      reason: try members.decode(Reason.self, forKey: .reason))
  }
}
