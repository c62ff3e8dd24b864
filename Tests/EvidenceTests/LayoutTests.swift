import Facts
import Foundation
import Testing

@testable import Evidence

/// Header rows of known layouts, column by column, as reviewed beside the values.
@Suite struct LayoutTests {
  struct Layout: Sendable, CustomTestStringConvertible {
    let name: String
    /// The header words that matter and some that mislead, parted by bars.
    let header: String
    /// `field=column` for all that are read.
    let fields: [String]
    var testDescription: String { name }
  }

  static let layouts = [
    Layout(
      name: "us-ams-header",
      header:
        "identifier|carrier_code|port_of_unlading|estimated_arrival_date|foreign_port_of_lading|manifest_quantity|manifest_unit|weight|weight_unit|measurement|measurement_unit|record_status_indicator|place_of_receipt|port_of_destination|actual_arrival_date",
      fields: [
        "declaration=identifier", "date=actual_arrival_date", "quantity=manifest_quantity",
        "unit=manifest_unit", "grossMassKg=weight", "grossMassUnit=weight_unit",
      ]),
    Layout(
      name: "us-panjiva",
      header:
        "Bill of Lading Number|Bill of Lading Type|Master Bill of Lading Number|Arrival Date|Consignee|Consignee Address|Consignee City|Shipper|Shipper Address|Shipment Origin|Goods Shipped|Quantity|Weight (kg)|Weight (t)|Weight (Original Format)|Volume (TEU)|HS Code|Value of Goods (USD)|Notify Party",
      fields: [
        "declaration=Bill of Lading Number", "date=Arrival Date", "shipper=Shipper",
        "consignee=Consignee", "hs=HS Code", "goods=Goods Shipped", "quantity=Quantity",
        "grossMassKg=Weight (kg)", "valueUSD=Value of Goods (USD)", "departure=Shipment Origin",
      ]),
    Layout(
      name: "us-bill-of-lading",
      header:
        "ESTIMATE ARRIVAL DATE|ACTUAL ARRIVAL DATE|SHIPPER NAME|SHIPPER ADDRESS|RAW SHIPPER NAME|CONSIGNEE NAME|CONSIGNEE ADDRESS|RAW CONSIGNEE NAME|NOTIFY PARTY NAME|COUNTRY|HS CODE|PRODUCT DESCRIPTION|QUANTITY|QUANTITY UNIT|MEASURE UNIT|WEIGHT IN KG|WEIGHT|WEIGHT UNIT|CIF|BILL OF LADING|MASTER BILL OF LADING",
      fields: [
        "declaration=BILL OF LADING", "date=ACTUAL ARRIVAL DATE", "shipper=SHIPPER NAME",
        "shipperOther=RAW SHIPPER NAME", "consignee=CONSIGNEE NAME",
        "consigneeOther=RAW CONSIGNEE NAME", "hs=HS CODE", "goods=PRODUCT DESCRIPTION",
        "quantity=QUANTITY", "unit=QUANTITY UNIT", "grossMassKg=WEIGHT IN KG",
        "departure=COUNTRY",
      ]),
    Layout(
      name: "brazil-comexstat",
      header:
        "CO_ANO|CO_MES|CO_NCM|CO_UNID|CO_PAIS|SG_UF_NCM|CO_VIA|CO_URF|QT_ESTAT|KG_LIQUIDO|VL_FOB",
      fields: [
        "year=CO_ANO", "month=CO_MES", "hs=CO_NCM", "quantity=QT_ESTAT", "netMassKg=KG_LIQUIDO",
        "valueUSD=VL_FOB",
      ]),
    Layout(
      name: "colombia-dane",
      header:
        "fech|adua|paisgen|paispro|paiscom|deptodes|viatrans|bandera|regimen|acuerdo|pbk|pnk|canu|coda|naban|vafodo|flete|vacid|vacip|imp1|seguros",
      fields: [
        "date=fech", "hs=naban", "origin=paisgen", "departure=paispro", "netMassKg=pnk",
        "grossMassKg=pbk", "quantity=canu", "valueUSD=vacid",
      ]),
    Layout(
      name: "comtrade-legacy",
      header:
        "Classification|Year|Period|Period Desc.|Aggregate Level|Trade Flow|Reporter|Reporter ISO|Partner|Partner ISO|Commodity Code|Commodity|Qty Unit|Qty|Netweight (kg)|Gross weight (kg)|Trade Value (US$)|CIF Trade Value (US$)|FOB Trade Value (US$)|Flag",
      fields: [
        "date=Period", "hs=Commodity Code", "goods=Commodity", "netMassKg=Netweight (kg)",
        "grossMassKg=Gross weight (kg)", "valueUSD=Trade Value (US$)",
      ]),
    Layout(
      name: "comtrade",
      header:
        "typeCode|freqCode|refPeriodId|refYear|refMonth|period|reporterISO|flowCode|partnerISO|partner2ISO|cmdCode|cmdDesc|aggrLevel|isLeaf|qtyUnitAbbr|qty|altQtyUnitAbbr|altQty|netWgt|grossWgt|cifvalue|fobvalue|primaryValue",
      fields: [
        "date=period", "hs=cmdCode", "goods=cmdDesc", "quantity=qty", "unit=qtyUnitAbbr",
        "netMassKg=netWgt", "grossMassKg=grossWgt", "valueUSD=primaryValue",
      ]),
    Layout(
      name: "scms",
      header:
        "ID|Project Code|PQ #|PO / SO #|ASN/DN #|Country|Managed By|Scheduled Delivery Date|Delivered to Client Date|Delivery Recorded Date|Product Group|Vendor|Item Description|Unit of Measure (Per Pack)|Line Item Quantity|Line Item Value|Pack Price|Unit Price|Manufacturing Site|Weight (Kilograms)|Freight Cost (USD)|Line Item Insurance (USD)",
      fields: [
        "reference=ID", "declaration=ASN/DN #", "line=ID", "date=Delivered to Client Date",
        "shipper=Vendor", "goods=Item Description", "quantity=Line Item Quantity",
        "netMassKg=Weight (Kilograms)", "valueUSD=Line Item Value", "destination=Country",
      ]),
  ]

  @Test(arguments: layouts) func shippedProfile(_ layout: Layout) throws {
    let header = layout.header.split(separator: "|").map(String.init)
    let fitting = ImportProfile.shipped.filter { $0.missing(in: header).isEmpty }
    let profile = try #require(
      fitting.max { $0.layout(of: header).count < $1.layout(of: header).count })
    #expect(profile.name == layout.name)
    let found = profile.layout(of: header).compactMap { field, places in
      places.first.map { "\(field.name)=\(header[$0])" }
    }
    #expect(found.sorted() == layout.fields.sorted())
  }

  /// The layouts of `ReviewedLayouts.tsv`: a field and a column a line, a dash for a column that is left out.
  static let reviewed: [(profile: String, columns: [(fields: Set<String>, header: String)])] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "ReviewedLayouts.tsv")
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    var layouts: [(profile: String, columns: [(fields: Set<String>, header: String)])] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells[0] == "layout" {
        layouts.append((cells[1], []))
      } else {
        let fields = Set(cells[0].split(separator: " ").map(String.init)).subtracting(["-"])
        layouts[layouts.count - 1].columns.append((fields, cells[1]))
      }
    }
    return layouts
  }()

  @Test func thereAreReviewedLayouts() { #expect(LayoutTests.reviewed.count >= 57) }

  @Test(arguments: reviewed.indices) func reviewedColumns(_ index: Int) throws {
    let layout = LayoutTests.reviewed[index]
    let header = layout.columns.map(\.header)
    let fitting = ImportProfile.shipped.filter { $0.missing(in: header).isEmpty }
    let widest = fitting.map { $0.layout(of: header).count }.max()
    let best = fitting.filter { $0.layout(of: header).count == widest }
    #expect(best.map(\.name) == [layout.profile])
    var found = [Set<String>](repeating: [], count: header.count)
    for (field, places) in best[0].layout(of: header) {
      if let place = places.first { found[place].insert(field.name) }
    }
    for (column, fields) in zip(layout.columns, found) {
      #expect(column.fields == fields, "\(layout.profile): \(column.header)")
    }
  }
}
