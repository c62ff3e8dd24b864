/// How far a batch is: a line that is rewritten on a terminal, else a line every ten seconds.
struct Progress {
  private let terminal: Terminal
  private let unit: String
  private let began = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isShown = false

  init(_ terminal: Terminal, unit: String) {
    self.terminal = terminal
    self.unit = unit
  }

  mutating func show(done: Int, of all: Int) {
    let now = ContinuousClock.now
    guard !terminal.isQuiet, done < all, now - began > .seconds(1) else { return }
    let line = "\(done) of \(all) \(unit), \(100 * done / max(all, 1)) %"
    if terminal.errorsAreTerminal {
      terminal.rewrite(line)
      isShown = true
    } else if now - last >= .seconds(10) {
      terminal.narrate("tallyman: " + line)
      last = now
    }
  }

  /// Takes the line away, so that nothing else is written behind it.
  mutating func clear() {
    guard isShown else { return }
    terminal.rewrite("")
    isShown = false
  }
}
