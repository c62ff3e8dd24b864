import Facts
import Foundation

/// What one import did, as `tallyman evidence import` prints it.
public struct ImportReceipt: Hashable, Sendable {
  /// What the shard says of itself: source, digest, profile, counts, coverage.
  public var dataset: Dataset
  public var profile: String
  public var duplicates: Int
  /// True where the folder held the same file already, so that nothing was changed.
  public var wasThere: Bool
  /// Where the rejected rows were written.
  public var rejects: String?
  public var remarks: [Diagnostic]
}

extension EvidenceFolder {
  /// Takes a customs file into an evidence folder, which is made if it is not there.
  ///
  ///     try EvidenceFolder.importing("june.csv", into: "evidence").map(\.dataset.records)  // [1204]
  ///
  /// - Parameters:
  ///   - profile: the name of a shipped profile or the path of one; `nil` where the header tells.
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
    for table in try CustomsTable.tables(at: path, named: name) {
      if let known = known(table.name, digest, chosen, in: folder) {
        receipts.append(receipt(known, in: folder, wasThere: true))
        continue
      }
      let job = CustomsTableImport(table: table, profile: chosen, options: options)
      let file = try job.run(sha256: digest, staging: folder, into: folder) {
        () throws(Diagnostic) in
        guard try FileStamp(of: path) == stamp else { throw EvidenceFault.changedWhileRead(name) }
      }
      receipts.append(
        receipt(try Shard(at: "\(folder)/\(file)"), in: folder, wasThere: false))
    }
    return receipts
  }

  private static func receipt(_ shard: Shard, in folder: String, wasThere: Bool) -> ImportReceipt {
    let rejects = "\(folder)/\(RejectFile.name(for: shard.manifest.source))"
    return ImportReceipt(
      dataset: shard.dataset, profile: shard.manifest.profile,
      duplicates: shard.manifest.duplicates, wasThere: wasThere,
      rejects: shard.manifest.rejected > 0 ? rejects : nil,
      remarks: shard.manifest.remarks.map(\.diagnostic))
  }

  /// The shard that an earlier import made of the same bytes with the same profile.
  private static func known(
    _ table: String, _ digest: String, _ profile: ImportProfile?, in folder: String
  ) -> Shard? {
    let digests = profile.map { [$0.digest] } ?? ImportProfile.shipped.map(\.digest)
    let files = (try? shardFiles(in: folder)) ?? []
    let known = files.first { file in
      guard let manifest = try? Shard.manifest(at: file) else { return false }
      return manifest.sha256 == digest && manifest.source == table
        && digests.contains(manifest.profileDigest)
    }
    return known.flatMap { try? Shard(at: $0) }
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

  /// Takes one import out of a folder; the file itself is removed.
  ///
  /// - Parameter id: a dataset's id or its first letters, where they are one's alone.
  @discardableResult
  public static func removing(_ id: String, from folder: String) throws(Diagnostic) -> Dataset {
    let evidence = try EvidenceFolder(at: folder)
    let shard = try evidence.shard(id)
    guard unlink("\(folder)/\(shard.id)\(ShardWriter.suffix)") == 0 else {
      throw EvidenceFault.cannotWrite(folder, errorText())
    }
    return shard.dataset
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
    let source = try ByteSource(path: name, name: name)
    return try ImportProfile(json: try source.next(), name: name)
  }
}
