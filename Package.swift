// swift-tools-version: 6.2
import PackageDescription

/// Our own targets: Swift 6 language mode, and no warning is let through.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
  name: "Tallyman",
  products: [
    .executable(name: "tallyman", targets: ["tallyman-cli"]),
    .library(name: "Tallyman", targets: ["Tallyman"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // System libraries (see .ci/setup for their Debian packages).
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // Data, embedded in the binary.
    .target(
      name: "ClaimData", path: "Claims", exclude: ["articles", "vocabulary"],
      sources: ["ClaimData.c"]),
    .target(
      name: "EvidenceData", path: "Evidence",
      exclude: ["explain", "profiles", "samples", "tables"],
      sources: ["EvidenceData.c", "ExplainData.c"]),

    // The values, and the five stages: Articles → Claims → Evidence → Verdicts → Reports.
    .target(name: "Facts", swiftSettings: strict),
    .target(
      name: "Articles", dependencies: ["Facts", "CLibXML2", "CArchive", "CCrypto"],
      swiftSettings: strict),
    .target(name: "Claims", dependencies: ["Facts", "ClaimData"], swiftSettings: strict),
    .target(
      name: "Evidence",
      dependencies: [
        "Facts", "EvidenceData", "CArchive", "CCrypto", "CLibXML2",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(name: "Verdicts", dependencies: ["Facts"], swiftSettings: strict),
    .target(name: "Reports", dependencies: ["Facts"], swiftSettings: strict),
    .target(
      name: "Tallyman",
      dependencies: ["Facts", "Articles", "Claims", "Evidence", "Verdicts", "Reports"],
      swiftSettings: strict),
    .executableTarget(
      name: "tallyman-cli",
      dependencies: [
        "Facts", "Articles", "Claims", "Evidence", "EvidenceData", "Verdicts", "Reports",
        "Tallyman",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // The bench for single recognisers; no product.
    .executableTarget(
      name: "tallyman-lab", dependencies: ["Facts", "Articles", "Claims", "Evidence", "Tallyman"],
      path: "Tests/Lab", swiftSettings: strict),

    // How fast pages are read, beside libxml2's bare parse; no product.
    .executableTarget(
      name: "articles-benchmark", dependencies: ["Articles", "CLibXML2"],
      path: "Tests/Benchmarks/articles", exclude: ["README.md", "peers.py"], swiftSettings: strict),

    // Measures imports and questions at a million rows and more; no product.
    .executableTarget(
      name: "evidence-bench", dependencies: ["Facts", "Evidence"],
      path: "Tests/Benchmarks/evidence",
      exclude: ["README.md", "peers.py"], swiftSettings: strict),

    .testTarget(name: "FactsTests", dependencies: ["Facts"], swiftSettings: strict),
    .testTarget(name: "ArticlesTests", dependencies: ["Articles", "Facts"], swiftSettings: strict),
    .testTarget(name: "ClaimsTests", dependencies: ["Claims", "Facts"], swiftSettings: strict),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence", "Facts"], swiftSettings: strict),
    .testTarget(name: "VerdictsTests", dependencies: ["Verdicts", "Facts"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Facts", "CCrypto"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "GoldTests", dependencies: ["Tallyman", "Articles", "Claims", "Evidence", "Facts"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["Tallyman", "Reports", "Facts"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
