import Synchronization

/// How often one may try to sign in: five failures an account and twenty an address in a quarter of an hour.
///
/// - Source: OWASP Authentication Cheat Sheet, «Login Throttling».
final class LoginLimit: Sendable {
  private static let window = 15 * 60_000
  private let clock: @Sendable () -> Int
  private let failures = Mutex<[String: [Int]]>([:])

  init(clock: @escaping @Sendable () -> Int) { self.clock = clock }

  /// Seconds to wait before the next try; `nil` where one may try now.
  func wait(account: String, address: String) -> Int? {
    let now = clock()
    return failures.withLock { failures in
      let waits = [("a " + account, 5), ("h " + address, 20)].compactMap { key, most -> Int? in
        let recent = (failures[key] ?? []).filter { now - $0 < LoginLimit.window }
        guard recent.count >= most, let oldest = recent.first else { return nil }
        return (oldest + LoginLimit.window - now + 999) / 1_000
      }
      return waits.max()
    }
  }

  func failed(account: String, address: String) {
    let now = clock()
    failures.withLock { failures in
      // Names by the million must not fill the memory.
      if failures.count > 10_000 {
        failures = failures.filter { $0.value.contains { now - $0 < LoginLimit.window } }
      }
      for key in ["a " + account, "h " + address] {
        failures[key] = (failures[key] ?? []).filter { now - $0 < LoginLimit.window } + [now]
      }
    }
  }

  /// Takes back what the try that succeeded was counted as.
  func succeeded(account: String, address: String) {
    failures.withLock { failures in
      failures["a " + account] = nil
      _ = failures["h " + address]?.popLast()
    }
  }
}
