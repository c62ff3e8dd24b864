/// A record on its way into a shard.
struct ShardRecord: Sendable {
  var row = 0
  var day = 0
  var shipper = 0
  var consignee = 0
  /// The key of the HS code, 0 where there is none; see `HSKey`.
  var hs = 0
  var goods = 0
  var route = Route()
  var quantity: Int?
  var unitName: String?
  var mass: Int?
  var gross: Int?
  var usd: Int?
  var value: Int?
  var currency: String?
  var declaration: Int?
  var identity = 0
  var reference = ""
  /// True where the file numbers its records, so that a repeated row is the same record.
  var hasNumber = false
  /// How countries, unit and currency are spelled, 0 where they are in their normal form.
  var spelling = 0
  /// Other cells that differ from the normal value.
  private(set) var originals: [OriginalCell] = []

  /// A cell as it stands in the file.
  struct OriginalCell: Sendable, Hashable {
    let field: ImportProfile.Field
    let text: String
  }

  /// Countries as `CountryCode` keys, 0 where they are not known.
  struct Route: Hashable, Sendable {
    var origin = 0
    var departure = 0
    var via = 0
    var destination = 0
  }

  /// Keeps a cell beside its normal value.
  mutating func keep(_ field: ImportProfile.Field, _ cell: ArraySlice<UInt8>) {
    if originals.contains(where: { $0.field == field }) { return }
    originals.append(OriginalCell(field: field, text: String(decoding: cell, as: UTF8.self)))
  }

  subscript(_ field: TextField) -> Int {
    get {
      switch field {
      case .shipper: shipper
      case .consignee: consignee
      case .goods: goods
      }
    }
    set {
      switch field {
      case .shipper: shipper = newValue
      case .consignee: consignee = newValue
      case .goods: goods = newValue
      }
    }
  }

  /// Adds what identifies a record besides its texts and numbers.
  func addFigures(to digest: inout IdentityDigest) {
    digest.add(day)
    for value in [quantity, mass, gross, usd, value] { digest.add(value ?? -1) }
    for value in [hs, route.origin, route.departure, route.via, route.destination] {
      digest.add(value)
    }
  }
}

/// Records on their way to the shard, with the dictionary entries they brought.
struct ShardBatch: Sendable {
  var records: [ShardRecord] = []
  var parties: [TextDictionary.Entry] = []
  var goods: [TextDictionary.Entry] = []
  var spellings: [TextDictionary.Entry] = []
}
