import Claims
import Evidence
import Facts
import Verdicts

/// Looks for the smallest edit of a contradicted figure that the records support.
///
///     «almost 800 tons», 78.8 t found: «almost 80 tons»
///
/// An edit is offered only when the story with it, read again from the start, comes back supported.
struct Mending<Source: EvidenceSource> {
  let article: Article
  let finder: ClaimFinder
  let check: ClaimCheck<Source>
  let rereadings: Rereadings
  let edits: StoryEdits

  /// Edits that are tried before the figure is given up.
  private static var tries: Int { 6 }

  func mend(_ checked: CheckedClaim) throws(Diagnostic) -> Verdict.Mend? {
    let claim = checked.claim
    guard checked.verdict.reason == .contradicted, claim.polarity == .affirmed,
      let amount = claim.amount,
      let found = checked.verdict.found?.value?.figure, found > .zero, claim.kind != .absence,
      let at = article.blocks.firstIndex(where: { $0.id == claim.block }),
      let written = WrittenFigure(of: claim, amount, in: article.blocks[at].text)
    else { return nil }
    var seen: Set<String> = []
    let edits = written.edits(for: found).filter { seen.insert($0).inserted }
    for words in edits.prefix(Mending.tries) where words != written.words {
      let text = written.text(with: words)
      let same = rereadings.claims(like: claim, with: words) { claims(like: claim, with: text) }
      switch try outcome(of: claim, saidBy: same) {
      case .supported(let mended):
        return Verdict.Mend(replaced: written.words, by: words, sentence: mended.sentence)
      case .doubtful: return nil
      case .unsupported: continue
      }
    }
    return nil
  }

  private enum Outcome {
    case supported(Claim)
    case unsupported
    /// What is in doubt is not the figure: another one mends nothing.
    case doubtful
  }

  /// The same claim in the edited story.
  private func claims(like claim: Claim, with text: String) -> [Claim] {
    // Mostly the rest of the story makes nothing more of the claim, and need not be read again.
    let same = same(as: claim, in: edits.claims(in: claim.block, with: text))
    if !same.isEmpty, same.allSatisfy({ $0.isSame(as: claim) }) { return same }
    return self.same(
      as: claim, in: finder.claims(in: article.edited(claim.block, to: text)).claims)
  }

  /// What becomes of the claim: supported where it misleads nobody, too.
  private func outcome(of claim: Claim, saidBy same: [Claim]) throws(Diagnostic) -> Outcome {
    for other in same where abs(other.quoteStart - claim.quoteStart) <= 40 {
      let verdict = try check.settled(other).verdict
      if verdict.reason == .agrees, !verdict.flags.contains(.understated),
        !verdict.flags.contains(.overstated), !verdict.flags.contains(.rounded)
      {
        return .supported(other)
      }
      if verdict.reason == .ambiguous { return .doubtful }
    }
    return .unsupported
  }

  private func same(as claim: Claim, in claims: [Claim]) -> [Claim] {
    claims.filter {
      $0.block == claim.block && $0.start == claim.start && $0.kind == claim.kind
        && $0.measure == claim.measure && $0.scope == claim.scope && $0.base == claim.base
    }
  }
}

extension Claim {
  /// Whether it says the same with another figure: nothing but its words and its amount differ.
  fileprivate func isSame(as claim: Claim) -> Bool {
    Rereadings.Edited(self, of: claim, words: "").applied(to: claim) == self
  }
}

/// A figure where it stands in its block: its hedge, its number, its unit.
struct WrittenFigure {
  /// The words that an edit takes out: hedge, number, magnitude.
  let words: String
  private let before: String
  private let after: String
  private let mention: QuantityMention
  private let sign: String
  private let hedge: String
  private let tail: String
  private let claim: Claim
  private let said: Figure

  /// `nil` where the figure is an amount in words, a range, or cannot be found again.
  init?(of claim: Claim, _ amount: Amount, in block: String) {
    guard let said = amount.value.figure, said > .zero else { return nil }
    let text = Tokenizer.tokenize(block)
    let mention = text.sentences.lazy
      .flatMap { MentionReader().quantities(in: text, sentence: $0) }
      .first { mention in
        let start = text.scalarOffset(ofUTF8: text.range(of: mention.tokens).lowerBound)
        return start >= claim.start && start < claim.end && text[mention.tokens] == amount.written
          && abs(start - claim.quoteStart) <= 60
      }
    guard let mention, mention.vague == nil, mention.upper == nil, mention.value > .zero,
      mention.unit != .fraction
    else { return nil }
    let bytes = Array(block.utf8)
    let number = text.range(of: mention.numberTokens)
    let figure = text.range(of: mention.figureTokens)
    let whole = text.range(of: mention.tokens)
    func cut(_ from: Int, _ to: Int) -> String {
      from < to ? String(decoding: bytes[from..<to], as: UTF8.self) : ""
    }
    let start = min(whole.lowerBound, figure.lowerBound)
    before = cut(0, start)
    after = cut(max(whole.upperBound, number.upperBound), bytes.count)
    words = cut(start, number.upperBound) + cut(number.upperBound, whole.upperBound)
    hedge = cut(start, figure.lowerBound)
    sign = cut(figure.lowerBound, number.lowerBound)
    tail = cut(number.upperBound, whole.upperBound)
    self.mention = mention
    self.claim = claim
    self.said = said
  }

  func text(with words: String) -> String { before + words + after }

  /// Edits that the figure found may bear, the smallest first.
  func edits(for found: Figure) -> [String] {
    guard let value = own(found), value > .zero else { return [] }
    let digits = significantDigits(mention.value)
    var edits: [String] = []
    for count in Set([digits, digits + 1, 3].map { min(max($0, 1), 9) }).sorted() {
      let near = value.rounded(toDigits: count, .nearest)
      switch mention.hedge {
      case nil, .exact, .only: edits.append(edit("", near))
      case .almost, .justUnder, .lessThan, .wellUnder, .atMost:
        edits.append(edit(hedge, value.rounded(toDigits: count, .up)))
      case .moreThan, .wellOver, .atLeast, .justOver:
        edits.append(edit(hedge, value.rounded(toDigits: count, .down)))
      default: edits.append(edit(hedge, near))
      }
    }
    for count in [2, 3] {
      let (up, down) = (
        value.rounded(toDigits: count, .up), value.rounded(toDigits: count, .down)
      )
      edits +=
        up - value < value - down
        ? [edit("almost ", up), edit("more than ", down)]
        : [edit("more than ", down), edit("almost ", up)]
    }
    if value.isWhole { edits.append(edit("", value)) }
    return edits
  }

  /// The figure found in the unit of the sentence: tons of kilograms, per cent of a ratio.
  private func own(_ found: Figure) -> Figure? {
    guard claim.kind == .growth else { return found * mention.value / said }
    guard mention.unit == .percent, mention.changeTarget != .to else {
      return mention.unit == .times ? found * mention.value / said : nil
    }
    // «rose by 15 %» can become «rose by 12 %», never «fell».
    if mention.change == .down { return found < .one ? (.one - found) * Figure(100) : nil }
    return found > .one ? (found - .one) * Figure(100) : nil
  }

  private func edit(_ hedge: String, _ value: Figure) -> String {
    let isFirst = words.first?.isUppercase == true
    let text = hedge + sign + number(value) + tail
    return isFirst ? text.prefix(1).uppercased() + text.dropFirst() : text
  }

  /// In the magnitude of the sentence: `9.9 million`, else in digits with thousands marks.
  private func number(_ value: Figure) -> String {
    if mention.isInWords, let word = WrittenFigure.words[value] { return word }
    let magnitudes = [
      (Figure(1_000_000_000), "billion"), (Figure(1_000_000), "million"),
    ]
    if mention.hasMagnitude || value >= Figure(1_000_000) {
      for (unit, name) in magnitudes where value >= unit {
        return (value / unit).grouped(places: 3) + " " + name
      }
    }
    return value.grouped(places: value >= Figure(1000) ? 0 : 3)
  }

  /// One to nine, as newspapers write them.
  private static let words: [Figure: String] = Vocabulary.rows(of: "numbers.tsv")
    .reduce(into: [:]) { words, row in
      guard row.count >= 3, row[1] == "unit", let value = Figure(parsing: row[2]) else { return }
      words[value] = words[value] ?? row[0]
    }

  private func significantDigits(_ value: Figure) -> Int {
    let text = String(value.millionths.magnitude)
    return text.count - text.reversed().prefix { $0 == "0" }.count
  }
}

extension Figure {
  enum RoundingWay { case nearest, up, down }

  /// To so many significant digits: 78.8 to one digit is 80.
  func rounded(toDigits digits: Int, _ way: RoundingWay) -> Figure {
    let length = String(millionths.magnitude).count
    var unit: Int128 = 1
    for _ in 0..<max(0, length - digits) { unit *= 10 }
    let down = millionths / unit * unit
    switch way {
    case .down: return Figure(millionths: down)
    case .up: return Figure(millionths: down == millionths ? down : down + unit)
    case .nearest:
      return Figure(
        millionths: millionths - down >= unit - (millionths - down) ? down + unit : down)
    }
  }
}
