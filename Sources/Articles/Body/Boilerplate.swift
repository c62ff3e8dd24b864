/// Lines that papers set between and after their paragraphs, in the languages that were met.
///
/// - Source: the commonest lines that stood in the bodies of saved pages and in no story, November
///   2026; general wordings only.
enum Boilerplate {
  /// Beginnings of a line that leads elsewhere: «Read more: Port fees rise».
  private static let beginnings = [
    "read more", "read also", "also read", "read next", "see also", "related:", "related stories",
    "related articles", "more on this", "more from", "recommended", "watch:", "watch now",
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
    "affiliate link", "earn a commission", "earn commission", "may receive a commission",
    "get the latest news", "delivered to your inbox", "straight to your inbox", "in your inbox",
    "download the app", "download our", "our app", "join the conversation", "use the code ",
    "email us at", "e-mail us at", "contact us at",
    "do you have a story", "our privacy policy", "terms of service", "invite-only community",
    "invitation-only community", "kostenlosen newsletter", "unseren newsletter",
    "unserem newsletter", "newsletter anmelden", "newsletter abonnieren", "newsletter richtig",
    "affiliate-links", "abonnieren sie", "folgen sie uns", "unserer app", "news-app",
    "whatsapp-kanal", "datenschutzerklärung", "abonnez-vous", "notre newsletter",
    "suscríbete", "nuestra newsletter", "síguenos en", "assine ", "siga o ", "seguici su",
    "iscriviti alla", "meld je aan", "подписывайтесь на", "подпишитесь на",
  ].map { Array($0.utf8) }

  /// A short paragraph that asks something of the reader and says nothing of the world.
  static func isAppeal(_ text: String) -> Bool {
    guard text.utf8.count <= 330, let first = text.first, !"“\"„«‘'".contains(first) else {
      return false
    }
    let small = Array(text.lowercased().utf8)
    return appeals.contains { appeal in
      guard let at = small.position(of: appeal, from: 0) else { return false }
      let end = at + appeal.count
      return end == small.count || small[end] < 0x61 || small[end] > 0x7A || appeal.last == 0x20
    }
  }

  /// Short lines that are labels in themselves.
  static func isLabel(_ text: String) -> Bool {
    guard text.utf8.count <= 240 else { return false }
    let small = text.lowercased()
    guard let beginning = beginnings.first(where: small.hasPrefix) else { return false }
    if small.utf8.count <= beginning.utf8.count + 24 { return true }
    // «Read more about the port» may begin a sentence; with a colon, or without a stop, it leads away.
    let rest = small.dropFirst(beginning.count)
    let leads = rest.prefix(40).contains(":") || rest.first == ":"
    return leads || !Outline.endsSentence(Array(small.utf8)[...])
  }
}
