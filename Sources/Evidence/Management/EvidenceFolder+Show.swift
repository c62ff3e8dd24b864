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

/// One record, as `tallyman evidence show ID --row N` prints it.
public struct RecordDetails: Hashable, Sendable {
  public var shipment: Shipment
  /// The header's word for each value, by the name of the value in JSON.
  public var columns: [String: String]
}

extension ShardManifest {
  var columnsByValue: [String: String] {
    var named: [String: String] = [:]
    for (field, column) in columns {
      if let field = ImportProfile.Field(named: field) { named[field.valueName] = column }
    }
    return named
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

  /// One record of an import, with the cells of the file where they differ from its values.
  ///
  /// - Parameter row: the row of the file, counted from 1.
  public func record(inRow row: Int, of id: String) throws(Diagnostic) -> RecordDetails {
    let shard = try shard(id)
    guard let shipment = try shard.shipments(rows: [row])[row] else {
      throw EvidenceFault.unknownRow(shard.manifest.source, row: row)
    }
    return RecordDetails(shipment: shipment, columns: shard.manifest.columnsByValue)
  }

  /// Compares every shard with the digest that is its name.
  ///
  /// - Returns: one diagnostic for each shard that was changed after it was sealed.
  public func verified() -> [Diagnostic] {
    shards.compactMap { shard in
      do throws(Diagnostic) {
        try Shard.verify(shard.path, against: shard.id)
        return nil
      } catch {
        return error
      }
    }
  }
}
