/// A value of many parts behind one reference: a copy retains once, a change is made in a copy of its own.
///
///     var a = Shared([1, 2])
///     var b = a
///     b.own.append(3)
///     a.value  // [1, 2]
struct Shared<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    // Written only where `own` has seen that nobody else holds the box.
    nonisolated(unsafe) var value: Value
    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  init(_ value: Value) { box = Box(value) }

  var value: Value {
    _read { yield box.value }
  }

  /// The value to change in place, copied before if others hold it.
  var own: Value {
    _read { yield box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }

  /// Tells copies of one value from values that were made apart; valid as long as one of them lives.
  var identity: ObjectIdentifier { ObjectIdentifier(box) }
}

extension Shared: Equatable where Value: Equatable {
  static func == (a: Shared, b: Shared) -> Bool { a.box === b.box || a.box.value == b.box.value }
}
