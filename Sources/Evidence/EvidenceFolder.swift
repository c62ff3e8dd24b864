import Facts
import Foundation
import Synchronization

/// The evidence: sealed shards of customs records, asked as one.
///
///     let (evidence, remarks) = try EvidenceFolder.opening(["records.csv"], cache: "/tmp/cache")
///     try evidence.answer(EvidenceQuery(scope: Scope(origin: ["CN"], destination: ["RU"]))).tally
public final class EvidenceFolder: Sendable {
  /// In the order of their ids.
  let shards: [Shard]
  /// By the id of a shard.
  let numbers: [String: Int]
  public let datasets: [Dataset]
  let coverageSources: [CoverageReading.Source]
  private let partyDictionary = Lazily<PartyDictionary>()
  private let goodsDictionary = Lazily<GoodsDictionary>()
  private let resolved = Mutex(ResolvedParties())
  /// Texts that hold a phrase: stories of a trade ask for the same few.
  private let phrases = Mutex<[String: [Int]]>([:])
  /// What parties that no record names were found to be.
  private let brands = Mutex<[PartyReference: EvidenceAnswer.Brand?]>([:])
  private let overlap = Lazily<[Set<Int>]>()
  let wideAnswers = WideAnswers()
  let stateOnce = Lazily<EvidenceState>()
  /// What came since an older edition, by that edition.
  private let additions = Mutex<[String: AddedEvidence]>([:])

  /// Opens a folder of sealed shards.
  public convenience init(at path: String) throws(Diagnostic) {
    let files = try EvidenceFolder.shardFiles(in: path)
    guard !files.isEmpty else { throw EvidenceFault.emptyFolder(path) }
    var shards: [Shard] = []
    for file in files { shards.append(try Shard(at: file)) }
    self.init(shards: shards)
  }

  /// Opens shard folders, customs files, and folders of customs files; files are imported once into the
  /// cache, under the digest of their content. What cannot be opened is told and left out, unless
  /// nothing at all can be opened. What an import had to say is told again of every shard, but for its
  /// notes: those are told when the file is read.
  public static func opening(_ paths: [String], cache: String) throws(Diagnostic)
    -> (EvidenceFolder, [Diagnostic])
  {
    var shards: [Shard] = []
    var diagnostics: [Diagnostic] = []
    var failure: Diagnostic?
    func note(_ fault: Diagnostic) {
      failure = failure ?? fault
      diagnostics.append(fault)
    }
    for path in paths {
      do throws(Diagnostic) {
        let files = try sources(at: path)
        let cores = ImportOptions().cores
        let each = max(1, cores / files.count)
        let jobs = SeveralAtOnce(count: files.count) { number in
          Result { () throws(Diagnostic) in
            let file = files[number]
            return file.isShard
              ? (shards: [try Shard(at: file.path)], areNew: false)
              : try imported(file.path, cache, each)
          }
        }
        jobs.run(cores: cores) { _, opened in
          switch opened {
          case .success(let opened):
            for shard in opened.shards where !shards.contains(where: { $0.id == shard.id }) {
              diagnostics += shard.manifest.remarks.map(\.diagnostic)
                .filter { opened.areNew || $0.severity != .note }
              shards.append(shard)
            }
          case .failure(let fault): note(fault)
          }
        }
      } catch {
        note(error)
      }
    }
    if shards.isEmpty { throw failure ?? EvidenceFault.emptyFolder(paths.joined(separator: ", ")) }
    return (EvidenceFolder(shards: shards), diagnostics)
  }

  private struct Source: Sendable {
    let path: String
    let isShard: Bool
  }

  private static func sources(at path: String) throws(Diagnostic) -> [Source] {
    guard try FileStamp(of: path).isDirectory else {
      return [Source(path: path, isShard: path.hasSuffix(ShardWriter.suffix))]
    }
    let shards = try shardFiles(in: path)
    if !shards.isEmpty { return shards.map { Source(path: $0, isShard: true) } }
    let endings = [".csv", ".tsv", ".txt", ".xlsx", ".zip", ".gz"]
    let files = try listing(path).filter { name in
      !name.hasPrefix(".") && !name.hasSuffix(".rejects.csv")
        && endings.contains { name.lowercased().hasSuffix($0) }
    }
    guard !files.isEmpty else { throw EvidenceFault.emptyFolder(path) }
    return files.map { Source(path: "\(path)/\($0)", isShard: false) }
  }

  static func shardFiles(in path: String) throws(Diagnostic) -> [String] {
    guard try FileStamp(of: path).isDirectory else { throw EvidenceFault.emptyFolder(path) }
    return try listing(path)
      .filter { $0.hasSuffix(ShardWriter.suffix) && !$0.hasPrefix(".") }
      .map { "\(path)/\($0)" }
  }

  private static func listing(_ path: String) throws(Diagnostic) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw EvidenceFault.unreadable(path, ShardWriter.words(error))
    }
  }

  /// The shards of a customs file, made now or in an earlier run.
  private static func imported(_ path: String, _ cache: String, _ cores: Int) throws(Diagnostic)
    -> (shards: [Shard], areNew: Bool)
  {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stamp = try FileStamp(of: path)
    let digest = try Digest.ofFile(at: path, name: name)
    let key = Digest.of("\(digest) \(name) \(ShardSchema.version) \(profilesDigest)").prefix(32)
    let folder = "\(cache)/\(key)"
    if let known = try? EvidenceFolder(at: folder) { return (known.shards, false) }
    // All shards of the file come into the cache with one rename of their folder.
    removeLeftovers(in: cache)
    let staging = "\(cache)/\(ShardWriter.temporaryPrefix)\(getpid())-\(key)"
    defer { try? FileManager.default.removeItem(atPath: staging) }
    var options = ImportOptions()
    options.cores = cores
    for table in try CustomsTable.tables(at: path, named: name) {
      let job = CustomsTableImport(table: table, profile: nil, options: options)
      _ = try job.run(sha256: digest, staging: staging, into: staging) { () throws(Diagnostic) in
        guard try FileStamp(of: path) == stamp else { throw EvidenceFault.changedWhileRead(name) }
      }
    }
    if rename(staging, folder) != 0 {
      // Another run made the same folder meanwhile, or a damaged one stands in the way.
      if let known = try? EvidenceFolder(at: folder) { return (known.shards, false) }
      try? FileManager.default.removeItem(atPath: folder)
      guard rename(staging, folder) == 0 else {
        throw EvidenceFault.cannotWrite(folder, errorText())
      }
    }
    return (try EvidenceFolder(at: folder).shards, true)
  }

  /// Changes when a shipped profile or table changes, so that a cache never serves an old reading.
  static let profilesDigest: String = {
    let digest = Digest()
    for file in EvidenceTables.files { digest.update(file.bytes) }
    return digest.hexadecimal()
  }()

  init(shards: [Shard]) {
    self.shards = shards.sorted { $0.id < $1.id }
    numbers = Dictionary(self.shards.enumerated().map { ($1.id, $0) }) { first, _ in first }
    datasets = self.shards.map(\.dataset)
    coverageSources = self.shards.map(\.coverageSource)
  }

  func parties() throws(Diagnostic) -> PartyDictionary {
    try partyDictionary.value { () throws(Diagnostic) in try PartyDictionary(shards) }
  }

  /// What a name stands for, found anew only where it was not looked up, or long ago.
  func party(_ reference: PartyReference) throws(Diagnostic) -> ResolvedParty {
    if let known = resolved.withLock({ $0.party(reference.names) }) { return known }
    let parties = try parties()
    let found: ResolvedParty
    if let known = resolved.withLock({ $0.resolution(reference.names) }) {
      found = ResolvedParty(known, in: parties)
    } else {
      found = ResolvedParty(PartyResolution(reference, in: try parties.index()), in: parties)
    }
    resolved.withLock { $0.keep(found, for: reference.names) }
    return found
  }

  /// A name that was found before to be what it would be found to be today.
  func remember(_ resolution: PartyResolution, for reference: PartyReference)
    throws(Diagnostic)
  {
    guard resolved.withLock({ $0.party(reference.names) }) == nil else { return }
    let party = ResolvedParty(resolution, in: try parties())
    resolved.withLock { $0.keep(party, for: reference.names) }
  }

  /// What came since an edition.
  func added(since state: EvidenceState) -> AddedEvidence {
    additions.withLock { known in
      if let added = known[state.edition] { return added }
      let added = AddedEvidence(to: state, of: self)
      known[state.edition] = added
      return added
    }
  }

  func goods() throws(Diagnostic) -> GoodsDictionary {
    try goodsDictionary.value { () throws(Diagnostic) in try GoodsDictionary(shards) }
  }

  /// The goods descriptions that hold a phrase, by their ids over all shards.
  func holders(of phrase: String) throws(Diagnostic) -> [Int] {
    if let known = phrases.withLock({ $0[phrase] }) { return known }
    let found = try goods().holders(of: phrase)
    phrases.withLock { known in
      if known.count >= 4_096 { known.removeAll() }
      known[phrase] = found
    }
    return found
  }

  /// What a party that no record names was found to be.
  func brand(
    _ reference: PartyReference, _ find: () throws(Diagnostic) -> EvidenceAnswer.Brand?
  ) throws(Diagnostic) -> EvidenceAnswer.Brand? {
    if let known = brands.withLock({ $0[reference] }) { return known }
    let found = try find()
    brands.withLock { known in
      if known.count >= 4_096 { known.removeAll() }
      known[reference] = .some(found)
    }
    return found
  }

  /// The rows of a shard that an earlier shard holds too, so that they are counted once.
  func leftOut(of shard: Int) throws(Diagnostic) -> Set<Int> {
    guard shards.count > 1 else { return [] }
    return try overlap.value { () throws(Diagnostic) in try ShardOverlap.rows(of: shards) }[shard]
  }

  /// The digest of the list of shards: another edition may give other answers.
  public var edition: String {
    String(Digest.of(shards.map(\.id).joined(separator: "\n")).prefix(16))
  }
}
