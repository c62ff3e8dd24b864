import Facts

/// A story that is read again with this or that figure of it edited: only from the edited block on, where the edit
/// leaves what stands before as it was.
///
///     let edits = StoryEdits(article)
///     edits.claims(in: "b4", with: "It bought 80 tons.")  // what the edited block claims
///
/// - Complexity: An edit costs the opening of the story, and the reading of its block and of one sentence more.
public final class StoryEdits {
  private let article: Article
  /// The story as it is, opened when it is first edited.
  private lazy var start = StoryPass(article)
  private lazy var pass = start
  /// Before each block that was edited.
  private var passes: [String: StoryPass] = [:]

  public init(_ article: Article) { self.article = article }

  /// The claims of a block with another text, as far as what stands there and the sentence behind it tell: a story
  /// that goes on may make more of a party whom it names again.
  public func claims(in block: String, with text: String) -> [Claim] {
    guard !ClaimFinder.isForeign(article) else { return [] }
    let opened = start.story
    guard let first = opened.sentences.firstIndex(where: { $0.block.id == block }),
      let last = opened.sentences.lastIndex(where: { $0.block.id == block })
    else { return [] }
    guard let edited = opened.edited(first..<last + 1, to: text),
      var again = pass(before: block, first)
    else { return StoryEdits.claims(in: article.edited(block, to: text), of: block) }
    let end = StoryEdits.end(behind: last, in: opened)
    again.story = again.story.going(on: edited, after: first, through: end)
    while again.next < end { again.readNext() }
    return again.claims(of: first..<last + 1)
  }

  /// The reading of the story as it is, up to a block; `nil` where it went past that.
  private func pass(before block: String, _ first: Int) -> StoryPass? {
    if let known = passes[block] { return known }
    guard pass.next <= first else { return nil }
    while pass.next < first { pass.readNext() }
    passes[block] = pass
    return pass
  }

  /// What a sentence says of the one before it is read too.
  private static func end(behind last: Int, in story: StoryReader) -> Int {
    min(last + 2, story.sentences.count)
  }

  /// The claims of a block of a story that is read from its beginning.
  static func claims(in article: Article, of block: String) -> [Claim] {
    var pass = StoryPass(article)
    guard let first = pass.story.sentences.firstIndex(where: { $0.block.id == block }),
      let last = pass.story.sentences.lastIndex(where: { $0.block.id == block })
    else { return [] }
    while pass.next < end(behind: last, in: pass.story) { pass.readNext() }
    return pass.claims(of: first..<last + 1)
  }
}

extension Article {
  public func edited(_ block: String, to text: String) -> Article {
    var story = self
    for place in blocks.indices where blocks[place].id == block { story.blocks[place].text = text }
    return story
  }
}
