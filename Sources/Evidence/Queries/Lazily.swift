import Facts
import Synchronization

/// A value that is made when it is first asked for, once for all threads.
final class Lazily<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  func value(_ make: () throws(Diagnostic) -> Value) throws(Diagnostic) -> Value {
    try made.withLock { (held) throws(Diagnostic) -> Value in
      if let held { return held }
      let value = try make()
      held = value
      return value
    }
  }
}
