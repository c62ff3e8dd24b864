import Facts

/// A refusal is an answer as long as it says what it is and what to do.
enum Refusal {
  static func complaint(about diagnostic: Diagnostic) -> String? {
    let isCoded = diagnostic.code.hasPrefix("TM") && diagnostic.code.utf8.count == 6
    return isCoded && !diagnostic.message.isEmpty && !diagnostic.remedy.isEmpty
      ? nil : "bare: \(diagnostic)"
  }
}
