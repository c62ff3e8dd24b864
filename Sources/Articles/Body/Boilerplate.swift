/// Lines that papers set between and after their paragraphs, in the languages that were met.
///
/// - Source: the commonest lines that stood in the bodies of saved pages and in no story, November
///   2026; general wordings only.
enum Boilerplate {
  /// Beginnings of a line that leads elsewhere: «Read more: Port fees rise».
  private static let beginnings = [
    "read more", "read also", "also read", "read next", "see also", "related:", "related stories",
    "related articles", "more on this", "more from", "recommended", "watch:", "watch now", "listen:",
    "sign up", "subscribe", "follow us", "follow our", "click here", "share this", "advertisement",
    "don't miss", "don’t miss", "you may also like", "most read", "download our", "download the app",
    "get the latest", "join our", "support our", "support us", "comments", "have a tip",
    "all rights reserved", "copyright ©", "© ", "image credit", "photo:", "photos:", "photo by",
    "image:", "image source", "picture:", "pictures:", "getty images", "story continues below",
    "article continues", "continue reading", "this article was originally", "top stories",
    "editor's picks", "editor’s picks", "in case you missed",
    "lesen sie auch", "lesen sie mehr", "mehr zum thema", "auch interessant", "lesen sie hier",
    "das könnte sie auch", "mehr lesen", "weiterlesen", "zum thema", "lesetipp", "anzeige", "foto:",
    "bild:", "quelle:", "zum artikel", "hier geht es zu", "meistgelesen", "newsletter", "jetzt lesen",
    "passend zum thema", "video:", "externer inhalt", "empfohlener redaktioneller inhalt",
    "lire aussi", "à lire aussi", "lire la suite", "voir aussi", "abonnez-vous", "crédit photo",
    "lee también", "leer más", "te puede interesar", "más información", "síguenos", "suscríbete",
    "leia também", "leia mais", "saiba mais", "veja também", "leggi anche", "guarda anche",
    "lees ook", "läs också", "läs mer", "les også", "les mer", "læs også", "czytaj też",
    "čtěte také", "přečtěte si", "читайте также", "читать далее", "подписывайтесь", "baca juga",
    "ilgili haber", "आगे पढ़ें", "यह भी पढ़ें", "あわせて読みたい", "関連記事", "اقرأ أيضا",
  ]

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
