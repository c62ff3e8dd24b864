import Facts

/// The slots of a claim while parties are still numbers of the register.
///
/// A story's flows, drafts and scenes hand it on many times a sentence: its parts stand behind one
/// reference.
@dynamicMemberLookup
struct Topic: Sendable {
  struct Parts: Sendable {
    var roles = Roles()
    var goods: [Int] = []
    /// Customs codes that the sentence itself names for the goods («looms (code 844630)»).
    var codes: [String] = []
    var period: Period?
    var measure: Measure?
    /// The unit of the last counted goods («piece», «pair»).
    var unit = "piece"
    /// Kilograms in the unit of the last weight.
    var massFactor = Figure(1000)
    var block = ""
    var paragraph = 0
    var sentence = 0
    /// Told in the past perfect («had taken 900 lathes in 2020»): not what the story is about.
    var isBackground = false
  }

  private var parts = Shared(Parts())

  subscript<Part>(dynamicMember part: WritableKeyPath<Parts, Part>) -> Part {
    get { parts.value[keyPath: part] }
    _modify { yield &parts.own[keyPath: part] }
  }

  /// The same for copies that nobody changed, as long as one of them lives.
  var identity: ObjectIdentifier { parts.identity }

  /// True where both select the same records.
  func isSame(as other: Topic) -> Bool {
    identity == other.identity
      || self.goods == other.goods && self.codes == other.codes
        && self.period == other.period && self.roles == other.roles
  }
}
