import Evidence
import Facts

extension FuzzTarget {
  /// A customs file: looked at, tried, imported twice, and asked.
  static let customs = FuzzTarget("customs", mutations: 6) { bytes in
    guard let folder = ScratchFolder(), let path = folder.file("records.csv", bytes) else {
      return nil
    }
    return CustomsFile(path: path, evidence: folder.path + "/evidence").complaint
  }

  /// A profile of a user's own, over a file that fits the commonest ones.
  static let profile = FuzzTarget("profile", mutations: 10) { bytes in
    guard let folder = ScratchFolder(), let profile = folder.file("own.json", bytes),
      let path = folder.file("records.csv", Array(CustomsFile.sample.utf8))
    else { return nil }
    return CustomsFile(path: path, evidence: folder.path + "/evidence", profile: profile).complaint
  }
}

/// One customs file on its way through everything that reads it.
struct CustomsFile {
  let path: String
  let evidence: String
  var profile: String?

  static let sample = """
    id,date,shipper,consignee,hs,goods,quantity,unit,net_weight_kg,value_usd,origin,departure,destination
    A1,2022-06-03,BALTIS LTD,ORLAN LLC,930330,HUNTING RIFLES,400,PCE,1600,83200,CN,TR,RU
    A2,03.06.2022,"BALTIS, LTD",ORLAN LLC,930330,"RIFLES ""TEN"" MM","1,000",PCE,4 000,208.000,CN,TR,RU
    A3,2022-13-40,,,,,,,,,,,

    """

  private var one: ImportOptions {
    var options = ImportOptions(mostRejectedPerHundredThousand: 100_000)
    options.cores = 1
    return options
  }

  var complaint: String? {
    do throws(Diagnostic) {
      _ = try EvidenceFolder.inspecting(path)
    } catch {
      if let bare = Refusal.complaint(about: error) { return bare }
    }
    var tried: [ImportTrial]?
    do throws(Diagnostic) {
      tried = try EvidenceFolder.trying(path, profile: profile)
    } catch {
      if let bare = Refusal.complaint(about: error) { return bare }
    }
    do throws(Diagnostic) {
      return try imported(after: tried)
    } catch {
      return Refusal.complaint(about: error)
    }
  }

  private func imported(after tried: [ImportTrial]?) throws(Diagnostic) -> String? {
    let receipts = try EvidenceFolder.importing(
      path, into: evidence, profile: profile, options: one)
    guard let tried else { return "what cannot be tried was imported" }
    let told = tried.map(\.accepted)
    let kept = receipts.map(\.dataset.records)
    if told != kept { return "tried \(told), imported \(kept)" }
    let again = try EvidenceFolder.importing(path, into: evidence, profile: profile, options: one)
    if !again.allSatisfy(\.wasThere) { return "imported twice" }
    let folder = try EvidenceFolder(at: evidence)
    let answer = try folder.answer(EvidenceQuery(scope: Scope()))
    return answer.tally.records < 0 ? "fewer than no records" : nil
  }
}
