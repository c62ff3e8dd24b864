import Facts
import Foundation

/// One import in detail, as `tallyman evidence show` prints it.
public struct DatasetDetails: Hashable, Sendable {
  public var dataset: Dataset
  public var manifest: ShardManifest
  /// What each month holds, in order.
  public var months: [Month]
  public var parties: Int
  public var goods: Int
  public var bytes: Int

  public struct Month: Hashable, Sendable {
    /// `2022-06`.
    public var month: String
    public var tally: Tally
  }
}

extension EvidenceFolder {
  /// One import in detail; `id` may be the first letters of a dataset's id.
  public func details(of id: String) throws(Diagnostic) -> DatasetDetails {
    let shard = try shard(id)
    var months: [String: GroupBuilder] = [:]
    for (day, group) in try shard.tallies(ShardPlan(), by: .day) {
      months[String(Day(number: day).description.prefix(7)), default: GroupBuilder()].merge(group)
    }
    return DatasetDetails(
      dataset: shard.dataset, manifest: shard.manifest,
      months: months.sorted { $0.key < $1.key }
        .map { DatasetDetails.Month(month: $0.key, tally: $0.value.tally) },
      parties: try shard.parties().count, goods: try shard.goods().count,
      bytes: (try? FileStamp(of: shard.path).size) ?? 0)
  }

  /// Compares every shard with the digest that is its name.
  ///
  /// - Returns: one diagnostic for each shard that was changed after it was sealed.
  public func verified() -> [Diagnostic] {
    shards.compactMap { shard in
      do throws(Diagnostic) {
        let digest = try Digest.ofFile(at: shard.path, name: shard.path)
        return digest.hasPrefix(shard.id)
          ? nil : EvidenceFault.damagedShard(shard.path, "its content does not fit its digest")
      } catch {
        return error
      }
    }
  }
}
