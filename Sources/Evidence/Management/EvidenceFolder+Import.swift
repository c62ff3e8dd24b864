import Facts
import Foundation

/// What one import did, as `tallyman evidence import` prints it.
public struct ImportReceipt: Hashable, Sendable {
  /// What the shard says of itself: source, digest, profile, counts, coverage.
  public var dataset: Dataset
  public var profile: String
  public var duplicates: Int
  /// How many records have no such figure: sums leave them out.
  public var withoutNetMass: Int
  public var withoutQuantity: Int
  public var withoutValue: Int
  /// Where the records are from and what may be done with them, as the profile says.
  public var origin: String?
  public var licence: String?
  /// True where the folder held the same file already, so that nothing was changed.
  public var wasThere: Bool
  /// Where the rejected rows were written.
  public var rejects: String?
  public var remarks: [Diagnostic]
}

extension EvidenceFolder {
  /// Takes customs files into an evidence folder, which is made if it is not there, as many at once as there
  /// are cores; a file alone is read by all of them.
  ///
  ///     EvidenceFolder.importing(["june.csv", "july.csv"], into: "evidence") { number, result in … }
  ///
  /// - Parameters:
  ///   - profile: the name of a shipped profile or the path of one; `nil` where the header tells.
  ///   - done: called for each file in their order, with a receipt for each of its tables or with the
  ///     diagnostic that says why nothing of it was kept.
  public static func importing(
    _ paths: [String], into folder: String, profile: String? = nil,
    options: ImportOptions = ImportOptions(),
    done: (Int, Result<[ImportReceipt], Diagnostic>) -> Void
  ) {
    let atOnce = min(options.cores, paths.count)
    var own = options
    own.cores = max(1, options.cores / max(1, atOnce))
    let each = own
    // The second of two equal paths finds what the first has brought.
    let firsts = paths.indices.filter { paths.firstIndex(of: paths[$0]) == $0 }
    let jobs = SeveralAtOnce(count: firsts.count) { number in
      Result { () throws(Diagnostic) in
        try importing(paths[firsts[number]], into: folder, profile: profile, options: each)
      }
    }
    var next = 0
    func repeated(before end: Int) {
      while next < end {
        let path = paths[next]
        done(
          next,
          Result { () throws(Diagnostic) in
            try importing(path, into: folder, profile: profile, options: options)
          })
        next += 1
      }
    }
    jobs.run(cores: atOnce) { number, result in
      repeated(before: firsts[number])
      done(firsts[number], result)
      next = firsts[number] + 1
    }
    repeated(before: paths.count)
  }

  /// Takes one customs file into an evidence folder.
  ///
  ///     try EvidenceFolder.importing("june.csv", into: "evidence").map(\.dataset.records)  // [1204]
  ///
  /// - Returns: a receipt for each table of the file.
  /// - Throws: one diagnostic; the folder is then as it was.
  public static func importing(
    _ path: String, into folder: String, profile: String? = nil,
    options: ImportOptions = ImportOptions()
  ) throws(Diagnostic) -> [ImportReceipt] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stamp = try FileStamp(of: path)
    if stamp.isDirectory { throw EvidenceFault.isFolder(path) }
    let chosen = try profile.map { name throws(Diagnostic) in try ImportProfile.named(name) }
    let digest = try Digest.ofFile(at: path, name: name)
    removeLeftovers(in: folder)
    var receipts: [ImportReceipt] = []
    for table in try CustomsTable.tables(at: path, named: name, encoding: chosen?.encoding) {
      if let known = known(table.name, digest, chosen, in: folder) {
        receipts.append(receipt(known, in: folder, wasThere: true))
        continue
      }
      let job = CustomsTableImport(table: table, profile: chosen, options: options)
      let file = try job.run(sha256: digest, staging: folder, into: folder) {
        () throws(Diagnostic) in
        guard try FileStamp(of: path) == stamp else { throw EvidenceFault.changedWhileRead(name) }
      }
      let shard = try Shard(at: "\(folder)/\(file)")
      var receipt = receipt(shard, in: folder, wasThere: false)
      for other in made(of: table.name, digest, in: folder) where other.id != shard.id {
        receipt.remarks.append(
          EvidenceFault.sameFileOtherwise(
            table.name, id: other.id, profile: other.manifest.profile))
      }
      receipts.append(receipt)
    }
    return receipts
  }

  private static func receipt(_ shard: Shard, in folder: String, wasThere: Bool) -> ImportReceipt {
    let rejects = "\(folder)/\(RejectFile.name(for: shard.manifest.source))"
    return ImportReceipt(
      dataset: shard.dataset, profile: shard.manifest.profile,
      duplicates: shard.manifest.duplicates, withoutNetMass: shard.manifest.withoutNetMass,
      withoutQuantity: shard.manifest.withoutQuantity,
      withoutValue: shard.manifest.withoutValue, origin: shard.manifest.origin,
      licence: shard.manifest.licence, wasThere: wasThere,
      rejects: shard.manifest.rejected > 0 ? rejects : nil,
      remarks: shard.manifest.remarks.map(\.diagnostic))
  }

  /// The shard that an earlier import made of the same bytes with the same profile.
  private static func known(
    _ table: String, _ digest: String, _ profile: ImportProfile?, in folder: String
  ) -> Shard? {
    let digests = profile.map { [$0.digest] } ?? ImportProfile.shipped.map(\.digest)
    return made(of: table, digest, in: folder).first {
      digests.contains($0.manifest.profileDigest)
    }
  }

  /// The shards that imports made of the same bytes, by whatever profile.
  private static func made(of table: String, _ digest: String, in folder: String) -> [Shard] {
    let files = (try? shardFiles(in: folder)) ?? []
    return files.filter { file in
      guard let manifest = try? Shard.manifest(at: file) else { return false }
      return manifest.sha256 == digest && manifest.source == table
    }.compactMap { try? Shard(at: $0) }
  }

  /// Takes away what killed imports left behind; those of running processes stay.
  static func removeLeftovers(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(ShardWriter.temporaryPrefix) {
      let process = name.dropFirst(ShardWriter.temporaryPrefix.count).prefix { $0.isNumber }
      guard let id = Int32(process), kill(id, 0) != 0, errno == ESRCH else { continue }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// Takes one import out of a folder; the shard's file is removed, be it damaged or not.
  ///
  /// - Parameter id: a dataset's id or its first letters, where they are one's alone.
  /// - Returns: what the import was; `nil` where the shard is too damaged to tell.
  @discardableResult
  public static func removing(_ id: String, from folder: String) throws(Diagnostic) -> Dataset? {
    let fitting = try shardFiles(in: folder).filter { file in
      file.dropFirst(folder.count + 1).hasPrefix(id)
    }
    guard fitting.count == 1, !id.isEmpty else { throw EvidenceFault.unknownShard(id) }
    let dataset = (try? Shard(at: fitting[0]))?.dataset
    guard unlink(fitting[0]) == 0 else { throw EvidenceFault.cannotWrite(folder, errorText()) }
    return dataset
  }

  func shard(_ id: String) throws(Diagnostic) -> Shard {
    let fitting = shards.filter { $0.id.hasPrefix(id) }
    guard fitting.count == 1, !id.isEmpty else { throw EvidenceFault.unknownShard(id) }
    return fitting[0]
  }
}

extension ImportProfile {
  /// A shipped profile by its name, or one of the user's by its path.
  static func named(_ name: String) throws(Diagnostic) -> ImportProfile {
    if let shipped = shipped.first(where: { $0.name == name }) { return shipped }
    guard name.hasSuffix(".json") || name.contains("/") else {
      throw EvidenceFault.badProfile(
        name,
        "the profiles that come with the program are "
          + shipped.map(\.name).joined(separator: ", "))
    }
    let source: ByteSource
    do throws(Diagnostic) {
      source = try ByteSource(path: name, name: name)
    } catch {
      throw EvidenceFault.badProfile(name, error.message)
    }
    return try ImportProfile(json: try source.next(), name: name)
  }
}
