import Claims
import Testing

@Suite("Sentences") struct SentencesTests {
  private func sentences(_ text: String) -> [String] {
    let tokenized = Tokenizer.tokenize(text)
    return tokenized.sentences.map { tokenized[$0] }
  }

  /// Each row is the sentences of one paragraph.
  @Test(arguments: [
    ["The lot left on Oct. 3.", "It weighed 12 tons."],
    ["Dr. Okafor of Baltic Pumps Inc. declined to comment.", "She hung up."],
    ["The trader moved to Washington D.C.", "The buyer stayed."],
    ["“We ship nothing,” he said.", "“Nothing at all.”", "Then he left."],
    ["The filings (see p. 55) name no buyer.", "Why?", "Nobody knows."],
    ["Sales came to $1.2 million in the U.S. market.", "In Europe they fell."],
    ["It grew. . . and grew until No. 5 closed."],
    ["J. R. Smithson signed for the goods.", "A. B. Lim did not."],
    ["The ban came in 2022.", "50 firms protested."],
    ["\"Stop!\" Gauss said."],
    ["The mill closed [3].", "Its owner sued."],
    ["The port took 5 kg vs. 7 kg a year earlier."],
    ["(The figures are net.)", "Gross would be more."],
    ["1) The first lot", "2) The second lot"],
    ["Bolts, nuts, etc. were declared as scrap."],
    ["Ege Torna Equipment San. ve Tic. A.S. bought 40 lathes.", "It paid in June."],
    ["The lathes went to Anadolu Torna Dis Tic. Ltd. Sti. in May.", "Nobody paid."],
    ["The lathes went to Anadolu Torna Dis Tic. Ltd. Sti.", "It paid in June."],
  ])
  func paragraph(expected: [String]) {
    #expect(sentences(expected.joined(separator: " ")) == expected)
  }

  @Test func emptyAndBlank() {
    #expect(sentences("").isEmpty)
    #expect(sentences(" \n\t ").isEmpty)
  }

  @Test func lineFeedsEndSentences() {
    #expect(sentences("First row\nSecond row") == ["First row", "Second row"])
  }
}
