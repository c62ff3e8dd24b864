/// What an answer holds by the hundred is written as one line each, as a tally is: its members cost more than its words.
///
///     1\tACME CO LTD\tAcme Co., Ltd.                   a match: score, name asked for, name found
///     2 2 16450 …\tAcme Co., Ltd.\tACME CO LTD\t…      a group: tally, name, all its spellings where it has others
///     h8806    wdrone                                 by what goods are found: a code's prefix, words
///
/// The words are those of a `TabbedLine`.
extension EvidenceAnswer.PartyMatch: Codable {
  private enum CodingKeys: CodingKey { case name, score, asked }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    var line = TabbedLine(room: 64)
    for word in ["\(score)", asked, name] { line.add(word) }
    try container.encode(line.text)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let line = try? container.decode(String.self) else {
      // As programs before wrote it, member by member.
      let members = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        name: try members.decode(String.self, forKey: .name),
        score: try members.decode(Double.self, forKey: .score),
        asked: try members.decode(String.self, forKey: .asked))
      return
    }
    let words = Array(TabbedLine.words(of: Array(line.utf8)[...]))
    guard words.count == 3, let score = Double(String(decoding: words[0], as: UTF8.self)) else {
      throw damage(container)
    }
    self.init(name: LineWord.read(words[2]), score: score, asked: LineWord.read(words[1]))
  }
}

extension EvidenceAnswer.Group: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    var line = TabbedLine(room: 128)
    line.add(tally)
    line.add(name)
    if names.count != 1 || !names[0].utf8.elementsEqual(name.utf8) {
      for spelling in names.isEmpty ? [""] : names { line.add(spelling) }
    }
    try container.encode(line.text)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let words = Array(TabbedLine.words(of: Array(try container.decode(String.self).utf8)[...]))
    guard words.count >= 2, let tally = Tally(line: words[0]) else {
      throw damage(container)
    }
    let name = LineWord.read(words[1])
    let names = words.dropFirst(2).map(LineWord.read)
    self.init(name: name, names: names.isEmpty ? [name] : names == [""] ? [] : names, tally: tally)
  }
}

extension GoodsMatch: Codable {
  /// As programs before wrote it.
  private struct Member: Decodable {
    struct Value: Decodable { var _0: String }
    var hs: Value?
    var words: Value?
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .hs(let prefix): try container.encode("h" + prefix)
    case .words(let words): try container.encode("w" + words)
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let text = try? container.decode(String.self) else {
      let member = try container.decode(Member.self)
      if let prefix = member.hs {
        self = .hs(prefix._0)
      } else if let words = member.words {
        self = .words(words._0)
      } else {
        throw damage(container)
      }
      return
    }
    let rest = String(Substring(text.utf8.dropFirst()))
    switch text.utf8.first {
    case UInt8(ascii: "h"): self = .hs(rest)
    case UInt8(ascii: "w"): self = .words(rest)
    default: throw damage(container)
    }
  }
}

private func damage(_ container: any SingleValueDecodingContainer) -> DecodingError {
  DecodingError.dataCorruptedError(in: container, debugDescription: "no line of an answer")
}
