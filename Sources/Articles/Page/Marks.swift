/// What an element says of itself: its tag, role, and the general words in its class and id.
struct Marks: OptionSet, Hashable, Sendable {
  let rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(_ bit: Int) { rawValue = 1 << UInt64(bit) }

  static let navigation = Marks(0)
  static let footer = Marks(1)
  static let header = Marks(2)
  static let aside = Marks(3)
  static let related = Marks(4)
  static let share = Marks(5)
  static let comment = Marks(6)
  static let advertisement = Marks(7)
  static let newsletter = Marks(8)
  static let promotion = Marks(9)
  static let caption = Marks(10)
  static let byline = Marks(11)
  static let date = Marks(12)
  static let tags = Marks(13)
  static let biography = Marks(14)
  static let legal = Marks(15)
  static let paywall = Marks(16)
  static let consent = Marks(17)
  static let gallery = Marks(18)
  static let teaser = Marks(19)
  static let hidden = Marks(20)
  static let standfirst = Marks(21)
  static let headline = Marks(22)
  static let body = Marks(23)
  static let pullQuote = Marks(24)
  static let embed = Marks(25)
  static let player = Marks(26)
  static let login = Marks(27)
  static let tool = Marks(28)
  static let figure = Marks(29)
  static let article = Marks(30)
  static let list = Marks(31)
  static let quote = Marks(32)
  static let table = Marks(33)
  static let form = Marks(34)
  static let kicker = Marks(35)
  static let factBox = Marks(36)
  static let live = Marks(37)
  /// Asks the reader for money or membership.
  static let appeal = Marks(38)
  /// Half of a pair: `article`, `story`, `post` …
  static let subject = Marks(40)
  /// The other half: `body`, `text`, `content` …
  static let matter = Marks(41)

  /// `more`, `also`, `next` …: by itself nothing, but `next-article-body` is no body.
  static let more = Marks(42)

  private static let names: [(Marks, String)] = [
    (.navigation, "navigation"), (.footer, "footer"), (.header, "header"), (.aside, "aside"),
    (.related, "related"), (.share, "share"), (.comment, "comments"),
    (.advertisement, "advertisement"), (.newsletter, "newsletter"), (.promotion, "promotion"),
    (.caption, "caption"), (.byline, "byline"), (.date, "date"), (.tags, "tags"),
    (.biography, "biography"), (.legal, "legal notice"), (.paywall, "paywall"),
    (.consent, "consent"), (.gallery, "gallery"), (.teaser, "teaser"), (.hidden, "hidden"),
    (.standfirst, "standfirst"), (.headline, "headline"), (.body, "body"),
    (.pullQuote, "pull quote"), (.embed, "embed"), (.player, "player"), (.login, "log-in"),
    (.tool, "tool"), (.figure, "figure"), (.kicker, "kicker"), (.factBox, "fact box"),
    (.live, "live"), (.appeal, "appeal to readers"), (.form, "form"), (.list, "list"),
  ]

  /// The words for what is set, for people.
  var described: String {
    Marks.names.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
  }
}

/// General words of class names and ids, in the languages that pages are written in.
enum ClassWords {
  private static let table: [String: Marks] = {
    let rows: [(Marks, String)] = [
      (
        .navigation,
        "nav navi navbar navigation menu submenu breadcrumb breadcrumbs crumb sitemap pagination pager toc paging topnav subnav sitenav megamenu skip skiplink"
      ),
      (.footer, "footer foot bottombar"),
      (.header, "masthead topbar siteheader"),
      (.aside, "sidebar aside rail rightrail marginal marginalia sidecolumn rightcol"),
      (
        .related,
        "related recommended recommend recommendation recommendations similar notprose readmore morefrom seealso recirc recirculation trending popular mostread mostpopular outbrain taboola dianomi zergnet linkbox readalso alsoread suggested suggestions crosslink crosslinks crosslinking onward mehr weiterlesen"
      ),
      (
        .share,
        "share sharing sharebar shares social socials sharedaddy addthis addtoany sharebuttons sharer facebook twitter whatsapp pinterest linkedin followus follow"
      ),
      (
        .comment,
        "comment comments disqus respond commentlist kommentar kommentare kommentarer komentar komentare commentaires comentarios commenti livefyre coral discussion"
      ),
      (
        .advertisement,
        "ad ads adv advert advertisement advertising advertise adslot adbox adsense adunit adcontainer adwrapper dfp gpt sponsor sponsored sponsoring anzeige werbung reklame publicidad publicite adsbygoogle banner banners billboard leaderboard mpu skyscraper affiliate commercial"
      ),
      (
        .newsletter,
        "newsletter newsletters subscribe subscription subscriptions signup optin mailchimp mailing abo abonnement subscriber emailsignup"
      ),
      (
        .promotion,
        "promo promotion promobox promos cta offer offers support shop shopping coupon coupons voucher deals appstore appbox callout"
      ),
      (
        .appeal,
        "appeal donate donation donations contribute contribution contributions membership fundraising spende spenden supporter supporters"
      ),
      (
        .caption,
        "caption captions figcaption credit credits imagecaption photocaption bildunterschrift bildnachweis wpcaption photocredit imagecredit copyrightimage legende legend attribution"
      ),
      (
        .byline,
        "byline bylines author authors autor autoren autorin writer contributor contributors verfasser redakteur posted postedby reporter journalist auteur autore autores dateline"
      ),
      (
        .date,
        "date datetime timestamp time published publish pubdate datum datestamp lastmodified updated dates publishdate posttime publication"
      ),
      (
        .tags,
        "tag tags taglist keywords keyword topics tagcloud taxonomy postmetadata themen schlagworte hashtags"
      ),
      (
        .biography,
        "bio biography authorbio aboutauthor authorbox authorcard authorinfo authordescription"
      ),
      (.legal, "copyright disclaimer imprint legal license terms footnotes correction corrections"),
      (
        .paywall,
        "paywall paywalled paygate piano tinypass regwall meter metered subscriberonly premiumbox subscriptionwall subscriberwall subscribewall registrationwall loginwall contentgate"
      ),
      (.consent, "cookie cookies consent gdpr cmp didomi onetrust usercentrics"),
      (
        .gallery,
        "gallery slideshow carousel slider slides slick swiper lightbox galerie bildergalerie photogallery imagegallery"
      ),
      (
        .teaser,
        "teaser teasers promoitem minicard storycard articlecard teaserlist cards teaserbox card"
      ),
      (
        .hidden,
        "hidden ishidden uhidden invisible hide dnone displaynone visuallyhidden sronly screenreadertext offscreen"
      ),
      (
        .standfirst,
        "standfirst dek deck subtitle subhead subheadline subheading subline lead lede leadin leadtext intro introduction introtext summary abstract excerpt kurztext vorspann chapo chapeau entradilla bajada sommario perex anleser ingress manchet zusammenfassung strapline sapo spot undertitle preamble articleintro articlelead"
      ),
      (.headline, "headline title titel titre titulo titolo heading hed headlines"),
      (
        .kicker,
        "kicker eyebrow overline label labels category categories section ressort rubrik rubric dachzeile topline badge badges flag"
      ),
      (
        .body,
        "articlebody storybody articletext storytext postbody postcontent entrycontent articlecontent storycontent bodytext bodycopy textbody maintext newstext articlecopy fulltext artikeltext artikelinhalt postarticle detailtext"
      ),
      (.pullQuote, "pullquote pullquotes pullout blockquotepull quotepull zitatbox"),
      (.embed, "embed embeds embedded tweet instagram tiktok oembed socialembed embedcontainer"),
      (
        .player,
        "player video videos audio podcast podcasts videoplayer audioplayer jwplayer brightcove playlist tts readspeaker livestream speech"
      ),
      (.login, "login signin register registration account userbar profile logout anmelden"),
      (
        .tool,
        "toolbar tools print printer printbutton buttons button btn tooltip popup modal overlay dropdown rating ratings vote votes poll quiz survey widget search searchform form progress loader loading scroll toast alert notification notifications feedback bookmark bookmarks save copylink icon icons controls control"
      ),
      (
        .figure,
        "figure image images photo picture bild foto img media imgwrap imagewrapper wpcaption"
      ),
      (.factBox, "factbox infobox infobox factfile faktenbox infokasten sidebox faktaboks"),
      (.live, "liveblog liveticker ticker livefeed"),
      (
        .subject,
        "article story post entry news artikel articulo articolo page main single detail noticia nota"
      ),
      (
        .matter,
        "body text content copy inhalt texto testo main contents texte richtext prose paragraphs cuerpo corpo corps"
      ),
      (.more, "more also next previous prev latest read"),
      (.quote, "quote quotes quotation zitat blockquote"),
      (.list, "list items collection grid feed stream archive"),
    ]
    var table: [String: Marks] = [:]
    for (mark, words) in rows {
      for word in words.split(separator: " ") { table[String(word), default: []].insert(mark) }
    }
    return table
  }()

  private static let slots: [(UInt32, Marks)] = {
    var slots = [(UInt32, Marks)](repeating: (0, []), count: 2048)
    for (word, marks) in table {
      let hash = word.utf8.reduce(into: seed) { step(&$0, $1) }
      var at = Int(hash & 2047)
      while slots[at].0 != 0 { at = (at + 1) & 2047 }
      slots[at] = (hash, marks)
    }
    return slots
  }()

  // FNV-1a, 32 bits.
  private static let seed: UInt32 = 2_166_136_261

  @inline(__always)
  private static func step(_ hash: inout UInt32, _ byte: UInt8) {
    hash = (hash ^ UInt32(byte)) &* 16_777_619
  }

  private static func lookUp(_ hash: UInt32) -> Marks {
    var at = Int(hash & 2047)
    while slots[at].0 != 0 {
      if slots[at].0 == hash { return slots[at].1 }
      at = (at + 1) & 2047
    }
    return []
  }

  /// The marks of one class or id attribute: each name's words, and the name run together.
  static func marks(in value: UnsafeBufferPointer<UInt8>) -> Marks {
    var all: Marks = []
    var at = 0
    let count = value.count
    while at < count {
      while at < count, value[at] <= 0x20 { at += 1 }
      let start = at
      while at < count, value[at] > 0x20 { at += 1 }
      if at > start, !isTaxonomy(value, start, at) {
        all.formUnion(marksOfName(value, start, at))
      }
    }
    return all
  }

  /// `tag-trade`, `category-news`: the story's subjects, as blogs write them into its classes.
  private static func isTaxonomy(
    _ value: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    func begins(_ prefix: StaticString) -> Bool {
      let count = prefix.utf8CodeUnitCount
      guard end - start > count else { return false }
      for at in 0..<count where value[start + at] != prefix.utf8Start[at] { return false }
      return true
    }
    return switch value[start] {
    case UInt8(ascii: "t"): begins("tag-") || begins("type-")
    case UInt8(ascii: "c"): begins("category-")
    case UInt8(ascii: "f"): begins("format-")
    case UInt8(ascii: "s"): begins("status-")
    default: false
    }
  }

  private static func marksOfName(
    _ value: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Marks {
    var found: Marks = []
    var word = seed
    var whole = seed
    var letters = 0
    var previousSmall = false
    for at in start..<end {
      let byte = value[at]
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let isSmall = byte >= 0x61 && byte <= 0x7A
      if (!isCapital && !isSmall) || (isCapital && previousSmall) {
        if letters > 0 { found.formUnion(lookUp(word)) }
        (word, letters) = (seed, 0)
      }
      if isCapital || isSmall {
        let small = isCapital ? byte + 32 : byte
        step(&word, small)
        step(&whole, small)
        letters += 1
      }
      previousSmall = isSmall
    }
    if letters > 0 { found.formUnion(lookUp(word)) }
    // `md:hidden` and `hidden-xs` hide on some screens only: the name must say it alone.
    found.remove(.hidden)
    found.formUnion(lookUp(whole))
    return pairs(found)
  }

  /// `article` with `body` is a body, where the name says nothing else (`article-footer-content`).
  private static func pairs(_ marks: Marks) -> Marks {
    let pair: Marks = [.subject, .matter]
    guard marks.isSuperset(of: pair), marks.subtracting(pair).isEmpty else { return marks }
    return marks.union(.body)
  }
}
