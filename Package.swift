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
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // System libraries (see .ci/setup for their Debian packages).
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),

    // What SQLite wants in C: a file system whose pages carry their digests.
    .target(name: "CSealedPages", linkerSettings: [.linkedLibrary("sqlite3")]),

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
        "Facts", "EvidenceData", "CArchive", "CCrypto", "CDeflate", "CLibXML2", "CSealedPages",
        "CStemmer",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(name: "Verdicts", dependencies: ["Facts"], swiftSettings: strict),
    .target(name: "Reports", dependencies: ["Facts"], swiftSettings: strict),
    .target(
      name: "Tallyman",
      dependencies: ["Facts", "Articles", "Claims", "Evidence", "Verdicts", "Reports"],
      swiftSettings: strict),
    .target(
      name: "Archives",
      dependencies: [
        "Facts", "Articles", "Evidence", "Reports", "Tallyman", "CArchive", "CBrotli", "CCrypto",
        "CDeflate", "CZlib", .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .target(
      name: "Review",
      dependencies: [
        "Facts", "Articles", "Evidence", "Reports", "Tallyman", "CCrypto",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "tallyman-cli",
      dependencies: [
        "Facts", "Articles", "Claims", "Evidence", "EvidenceData", "Verdicts", "Reports",
        "Review", "Tallyman", "Archives",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
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
      exclude: ["README.md", "generate.py", "peers.py"], swiftSettings: strict),

    // Parsers handed hostile bytes: by libFuzzer (Tests/Fuzz/README.md), and shortly in the tests.
    .target(
      name: "FuzzTargets",
      dependencies: ["Archives", "Articles", "Evidence", "Facts", "Reports", "Review"],
      path: "Tests/Fuzz/Targets", swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/ShortRuns",
      swiftSettings: strict),

    // What a verdict costs beside the claim's own query; no product.
    .executableTarget(
      name: "verdicts-bench", dependencies: ["Facts", "Evidence", "Verdicts", "Tallyman"],
      path: "Tests/Benchmarks/verdicts", exclude: ["README.md"], swiftSettings: strict),

    .testTarget(name: "FactsTests", dependencies: ["Facts"], swiftSettings: strict),
    .testTarget(
      name: "ArticlesTests", dependencies: ["Articles", "Facts", "FuzzTargets"],
      swiftSettings: strict),
    .testTarget(name: "ClaimsTests", dependencies: ["Claims", "Facts"], swiftSettings: strict),
    .testTarget(
      name: "EvidenceTests",
      dependencies: ["Evidence", "Facts", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["ReviewedLayouts.tsv"],
      swiftSettings: strict),
    .testTarget(
      name: "ArchivesTests",
      dependencies: [
        "Archives", "Articles", "Evidence", "Facts", "Reports", "Tallyman", "CArchive", "CZlib",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VerdictsTests", dependencies: ["Verdicts", "Claims", "Facts"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Facts", "CCrypto"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "ReviewTests", dependencies: ["Review", "Reports", "Facts"], swiftSettings: strict),
    .testTarget(
      name: "GoldTests", dependencies: ["Tallyman", "Articles", "Claims", "Evidence", "Facts"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["Tallyman", "Reports", "Facts"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzer links only with libFuzzer's runtime: it is a target where that is asked for.
if Context.environment["TALLYMAN_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "tallyman-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Driver",
      swiftSettings: strict))
}
