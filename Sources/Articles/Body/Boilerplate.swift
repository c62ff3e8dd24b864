/// Lines that papers set between and after their paragraphs, in the languages that were met.
///
/// - Source: the commonest lines that stood in the bodies of saved pages and in no story, November
///   2026; general wordings only.
enum Boilerplate {
  /// Beginnings of a line that leads elsewhere: «Read more: Port fees rise».
  private static let beginnings = [
    "read more", "read also", "also read", "read next", "see also", "related:", "related stories",
    "related articles", "more on this", "more about", "more from", "recommended", "watch:",
    "watch now",
    "listen:",
    "sign up", "subscribe", "follow us", "follow our", "click here", "share this", "advertisement",
    "don't miss", "don’t miss", "you may also like", "most read", "download our",
    "download the app",
    "get the latest", "join our", "support our", "support us", "comments", "have a tip",
    "all rights reserved", "copyright ©", "© ", "image credit", "photo:", "photos:", "photo by",
    "image:", "image source", "picture:", "pictures:", "getty images", "story continues below",
    "article continues", "continue reading", "this article was originally", "top stories",
    "editor's picks", "editor’s picks", "in case you missed",
    "lesen sie auch", "lesen sie mehr", "mehr zum thema", "auch interessant", "lesen sie hier",
    "das könnte sie auch", "mehr lesen", "weiterlesen", "zum thema", "lesetipp", "anzeige", "foto:",
    "bild:", "quelle:", "zum artikel", "hier geht es zu", "meistgelesen", "newsletter",
    "jetzt lesen",
    "passend zum thema", "video:", "externer inhalt", "empfohlener redaktioneller inhalt",
    "lire aussi", "à lire aussi", "lire la suite", "voir aussi", "abonnez-vous", "crédit photo",
    "lee también", "leer más", "te puede interesar", "más información", "síguenos", "suscríbete",
    "leia também", "leia mais", "saiba mais", "veja também", "leggi anche", "guarda anche",
    "lees ook", "läs också", "läs mer", "les også", "les mer", "læs også", "czytaj też",
    "čtěte také", "přečtěte si", "читайте также", "читать далее", "подписывайтесь", "baca juga",
    "ilgili haber", "आगे पढ़ें", "यह भी पढ़ें", "あわせて読みたい", "関連記事", "اقرأ أيضا",
  ]

  /// Parts of sentences that only ask something of the reader: to sign up, to follow, to give.
  private static let appeals = [
    "may be reached at", "can be reached at", "follow her on", "follow him on", "follow them on",
    "follow us on", "sign up for our", "signing up to our", "sign up to our", "sign up here",
    "subscribe to our", "our newsletter", "free newsletter", "weekly newsletter",
    "daily newsletter", "newsletter here", "to our newsletters", "add us as a preferred",
    "click here to", "click here for", "support our journalism", "support our work",
    "stay informed with", "affiliate link", "earn a commission", "earn commission",
    "may receive a commission",
    "get the latest news", "delivered to your inbox", "straight to your inbox", "in your inbox",
    "download the app", "download our", "our app", "join the conversation", "use the code ",
    "email us at", "emailing us at", "get in touch with our", "copyright ©", "eingebettete inhalte",
    "externe inhalte", "submit a tip", "send us a tip", "e-mail us at", "contact us at",
    "do you have a story", "our privacy policy", "terms of service",
    "kostenlosen newsletter", "unseren newsletter",
    "unserem newsletter", "newsletter anmelden", "newsletter abonnieren",
    "affiliate-links", "abonnieren sie", "folgen sie uns", "unserer app", "news-app",
    "whatsapp-kanal", "datenschutzerklärung", "abonnez-vous", "notre newsletter",
    "suscríbete", "nuestra newsletter", "síguenos en", "assine ", "siga o ", "seguici su",
    "iscriviti alla", "meld je aan", "подписывайтесь на", "подпишитесь на",
  ].map { Array($0.utf8) }

  /// Notices that an embed waits for the reader's consent; they run longer than an appeal.
  private static let consents = [
    "eingebettete inhalte anzuzeigen", "anzeigen aller externen inhalte",
    "externe inhalte angezeigt werden", "externer inhalte einverstanden",
    "this content is hosted by a third party", "consent to the use of cookies to view",
    "afin d'afficher ce contenu", "per visualizzare questo contenuto",
    "para ver este contenido", "om deze inhoud te tonen",
  ]

  /// What a wall says to readers who have not paid.
  private static let walls = [
    "to continue reading", "to keep reading", "to read the full", "to read this article in full",
    "already a subscriber", "for subscribers", "subscribers only",
    "subscriber-only", "subscriber exclusive", "um weiterzulesen", "nur für abonnenten",
    "für abonnenten", "nur mit abo", "réservé aux abonnés", "réservé à nos abonnés",
    "pour lire la suite", "para seguir leyendo", "exclusivo para suscriptores",
    "para continuar lendo", "exclusivo para assinantes", "per continuare a leggere",
    "riservato agli abbonati", "alleen voor abonnees", "om verder te lezen",
    "чтобы читать дальше", "только для подписчиков",
  ]

  /// True of a line of a paywall: «This article is for subscribers».
  static func isWall(_ text: String) -> Bool {
    text.utf8.count <= 400 && holds(wallsByFirst, Folding.small(text))
  }

  /// True of a notice that stands in place of an embed until the reader consents.
  static func isConsent(_ text: String) -> Bool {
    guard text.utf8.count <= 1_500 else { return false }
    let small = Folding.small(text)
    return holds(consentsByFirst, small)
  }

  /// Beginnings of the lines that say who else worked on a story, or where else it stands.
  private static let credits = [
    "additional reporting", "with additional reporting", "with reporting by", "with reports from",
    "reporting by", "editing by", "writing by", "first published", "originally published",
    "this is a breaking", "this is a developing story", "for more stories like this",
    "mit material von", "mit dpa", "mit agentur", "mit informationen von",
    "avec afp", "avec agences", "con información de", "con informazioni di", "med ntb", "z agencji",
    "dieses thema im programm", "erstveröffentlichung",
  ].map { Array($0.utf8) }

  private static let contributions = [
    "contributed to this report", "contributed to this story", "contributed to this article",
    "contributed reporting",
  ].map { Array($0.utf8) }

  /// True of a line of credits: «With reporting by Jane Example», «(dpa/lno)».
  static func isCredit(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    if text.utf8.count <= 40, text.hasPrefix("("), text.hasSuffix(")"), !text.hasSuffix(".)"),
      text.split(separator: " ").count <= 3,
      !text.dropFirst().dropLast().contains(where: { "()0123456789".contains($0) })
    {
      return true
    }
    let small = Folding.small(text)
    let lead = small.firstIndex { $0 >= 0x61 && $0 <= 0x7A } ?? 0
    if small.count <= 120, lead <= 8, let first = small[lead...].first,
      creditsByFirst[Int(first)].contains(where: { small[lead...].starts(with: $0) })
    {
      return true
    }
    return Boilerplate.holds(contributionsByFirst, small)
  }

  /// True of a text in which one of the phrases begins at the start of a word.
  private static func holds(_ phrases: [[[UInt8]]], _ small: [UInt8]) -> Bool {
    small.withUnsafeBufferPointer { text in
      for at in text.indices where at == 0 || text[at - 1] <= 0x20 {
        for phrase in phrases[Int(text[at])] where text.count - at >= phrase.count {
          if text[at..<at + phrase.count].elementsEqual(phrase) { return true }
        }
      }
      return false
    }
  }

  private static let wallsByFirst = byFirst(walls.map { Array($0.utf8) })
  private static let consentsByFirst = byFirst(consents.map { Array($0.utf8) })
  private static let creditsByFirst = byFirst(credits)
  private static let contributionsByFirst = byFirst(contributions)
  private static let appealsByFirst = byFirst(appeals)
  private static let beginningsByFirst = byFirst(beginnings.map { Array($0.utf8) })

  private static func byFirst(_ phrases: [[UInt8]]) -> [[[UInt8]]] {
    var table = [[[UInt8]]](repeating: [], count: 256)
    for phrase in phrases { table[Int(phrase.first ?? 0)].append(phrase) }
    return table
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte)
  }

  /// A short paragraph that asks something of the reader and says nothing of the world.
  static func isAppeal(_ text: String) -> Bool {
    guard text.utf8.count <= 330, let first = text.first, !"“\"„«‘'".contains(first) else {
      return false
    }
    let small = Folding.small(text)
    for at in small.indices where at == 0 || !isLetter(small[at - 1]) {
      for appeal in appealsByFirst[Int(small[at])] where small.count - at >= appeal.count {
        guard small[at..<at + appeal.count].elementsEqual(appeal) else { continue }
        let end = at + appeal.count
        if end == small.count || !isLetter(small[end]) || appeal.last == 0x20 { return true }
      }
    }
    return false
  }

  /// Short lines that are labels in themselves.
  static func isLabel(_ text: String) -> Bool {
    guard text.utf8.count <= 240 else { return false }
    let small = Folding.small(text)
    guard let first = small.first,
      let beginning = beginningsByFirst[Int(first)].first(where: { small.starts(with: $0) })
    else { return false }
    if small.count <= beginning.count + 24 { return true }
    // «Read more about the port» may begin a sentence; with a colon, or without a stop, it leads away.
    let rest = small.dropFirst(beginning.count)
    return rest.prefix(40).contains(0x3A) || !Outline.endsSentence(small[...])
  }
}
