/// Forms of English verbs: irregular ones from the table, the others by rule.
enum Inflection {
  struct Form {
    var text: String
    var form: TradeLexicon.VerbForm.Form
  }

  /// All forms of a verb, of which only the first word inflects («take in», «took in», «taking in»).
  static func forms(lemma: String, past: String, participle: String) -> [Form] {
    let words = lemma.split(separator: " ", maxSplits: 1)
    let head = String(words[0])
    let tail = words.count > 1 ? " " + words[1] : ""
    if head == "be" {
      return ["be", "is", "are", "was", "were", "been", "being"].map {
        Form(text: $0 + tail, form: .base)
      }
    }
    var out = [
      Form(text: head + tail, form: .base), Form(text: thirdPerson(head) + tail, form: .base),
      Form(text: gerund(head) + tail, form: .gerund),
    ]
    if past.isEmpty {
      out.append(Form(text: regularPast(head) + tail, form: .pastOrParticiple))
      if head.hasSuffix("el") || head.hasSuffix("al") {
        // British «travelled», «totalling».
        out.append(Form(text: head + "led" + tail, form: .pastOrParticiple))
        out.append(Form(text: head + "ling" + tail, form: .gerund))
      }
    } else if past == participle {
      out.append(Form(text: past, form: .pastOrParticiple))
    } else {
      out.append(Form(text: past, form: .past))
      out.append(Form(text: participle, form: .participle))
    }
    return out
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    [0x61, 0x65, 0x69, 0x6F, 0x75].contains(byte)
  }

  private static func thirdPerson(_ verb: String) -> String {
    let bytes = Array(verb.utf8)
    guard let last = bytes.last else { return verb }
    if last == 0x79, bytes.count > 1, !isVowel(bytes[bytes.count - 2]) {
      return verb.dropLast() + "ies"
    }
    if last == 0x73 || last == 0x78 || last == 0x7A || last == 0x6F || verb.hasSuffix("sh")
      || verb.hasSuffix("ch")
    {
      return verb + "es"
    }
    return verb + "s"
  }

  /// «ship» doubles its consonant, «rail» and «enter» do not.
  private static func doubles(_ verb: String) -> Bool {
    let bytes = Array(verb.utf8)
    guard bytes.count >= 3, let last = bytes.last else { return false }
    let consonant = !isVowel(last) && ![0x77, 0x78, 0x79].contains(last)
    guard consonant, isVowel(bytes[bytes.count - 2]), !isVowel(bytes[bytes.count - 3]) else {
      return false
    }
    let syllables = bytes.indices.count {
      isVowel(bytes[$0]) && ($0 == 0 || !isVowel(bytes[$0 - 1]))
    }
    return syllables == 1 || verb.hasSuffix("ship") || verb.hasSuffix("fer")
  }

  private static func stem(_ verb: String) -> String {
    guard doubles(verb), let last = verb.last else { return verb }
    return verb + String(last)
  }

  private static func gerund(_ verb: String) -> String {
    if verb.hasSuffix("e"), !verb.hasSuffix("ee"), verb.count > 2 { return verb.dropLast() + "ing" }
    return stem(verb) + "ing"
  }

  private static func regularPast(_ verb: String) -> String {
    let bytes = Array(verb.utf8)
    if bytes.last == 0x65 { return verb + "d" }
    if bytes.last == 0x79, bytes.count > 1, !isVowel(bytes[bytes.count - 2]) {
      return verb.dropLast() + "ied"
    }
    return stem(verb) + "ed"
  }
}
