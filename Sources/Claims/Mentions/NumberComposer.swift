import Facts

/// Puts number words together in the order in which they are said.
struct NumberComposer {
  private enum Last { case nothing, unit, teen, tens, hundred, magnitude }

  private var total = Figure.zero
  private var current = Figure.zero
  private var last = Last.nothing
  private var lowestMagnitude = Int.max
  private(set) var hasMagnitude = false
  private var lastFactor = Figure.one

  var value: Figure { total + current }
  /// What one more in the last place would add.
  var lastDigit: Figure { lastFactor }
  var isRound: Bool { hasMagnitude || last == .hundred }

  var canTakeUnit: Bool { last != .unit && last != .teen }
  var canTakeTeen: Bool { last == .nothing || last == .hundred || last == .magnitude }
  var canTakeHundred: Bool {
    (last == .unit || last == .teen) && current < Figure(100) && current > .zero
  }
  var endsInTens: Bool { last == .tens }
  var endsInHundreds: Bool { last == .hundred || last == .magnitude }
  var canFollowAnd: Bool { last != .nothing }

  mutating func unit(_ value: Int) {
    current = current + Figure(value)
    last = .unit
    lastFactor = .one
  }

  mutating func teen(_ value: Int) {
    current = current + Figure(value)
    last = .teen
    lastFactor = .one
  }

  mutating func tens(_ value: Int) {
    current = current + Figure(value)
    last = .tens
    lastFactor = .one
  }

  mutating func hundred() {
    current = current * Figure(100)
    last = .hundred
    lastFactor = Figure(100)
  }

  /// Adds a share: of the last magnitude after one («five billion and three quarters»), else of one.
  mutating func add(_ share: Figure) {
    switch last {
    case .magnitude:
      total = total + lastFactor * share
      lastFactor = lastFactor * share
    case .hundred where share == Figure(1, over: 2):
      current = current + Figure(50)
      lastFactor = Figure(10)
    default:
      current = current + share
      lastFactor = share
    }
  }

  /// Adds an amount that says its own magnitude («and a half million»).
  mutating func add(part: Figure) {
    total = total + part
    lastFactor = part
  }

  /// False where the magnitude cannot follow: «million» after «thousand» counts on, «dozen» after «million» does not.
  mutating func takeMagnitude(_ factor: Int) -> Bool {
    if current == .zero {
      // «thousand million», «hundred thousand million».
      guard last == .magnitude, factor > 12, total > .zero else { return false }
      total = total * Figure(factor)
      lastFactor = lastFactor * Figure(factor)
      return true
    }
    guard factor < lowestMagnitude else { return false }
    total = total + current * Figure(factor)
    lastFactor = (last == .hundred || lastFactor < .one ? lastFactor : .one) * Figure(factor)
    current = .zero
    lowestMagnitude = factor
    last = .magnitude
    hasMagnitude = factor > 20
    return true
  }
}
