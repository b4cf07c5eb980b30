// swift-tools-version: 6.1
import PackageDescription

/// What every Swift target of the house is built with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house. A room may depend on rooms named above it in `targets`, never on one below.
func room(_ name: String, knows: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: knows, resources: resources, swiftSettings: strict)
}

/// The suite that holds one room to its sentences.
func suite(
  of name: String, knows: [Target.Dependency] = [], without: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + knows, exclude: without,
    resources: resources,
    swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
]
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioWebSocket = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// The kernels' loops are slow where they are not optimised, in tests as well. SwiftPM refuses a package that sets flags
/// of its own to whoever depends on a version of it, so Scripts/swift asks for them, and nobody else does.
let kernels: [CSetting] =
  Context.environment["FAST_KERNELS"] == nil ? [] : [.unsafeFlags(["-O2"], .when(configuration: .debug))]

let package = Package(
  name: "frontdesk",
  products: [
    .executable(name: "frontdesk", targets: ["frontdesk"]), .library(name: "FrontdeskKit", targets: ["FrontdeskKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
    .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    room("Language", resources: [.copy("Resources")]),
    room("Markdown", knows: ["CCmark"]),
    room("Knowledge", knows: ["Language", "Markdown", yams]),
    .target(name: "CKernels", cSettings: kernels),
    // The table is taken in by tables.S; SwiftPM itself is not to see it.
    .target(name: "CTables", exclude: ["static.table"], cSettings: [.headerSearchPath(".")]),
    room("Digests", knows: ["CCrypto"]),
    room("Embedding", knows: ["CKernels", "CTables", "Digests"]),
    room("Matching", knows: ["Language", "Knowledge", "Embedding"]),
    room("Sentiment", knows: ["Language"], resources: [.copy("Resources")]),
    room("Conversation", knows: ["Language", "Knowledge"], resources: [.copy("Resources")]),
    room("Comprehension", knows: ["Language", "Knowledge", "Embedding", "Matching", "Sentiment", "Conversation"]),
    room("FrontdeskKit", knows: ["Language", "Knowledge", "Embedding", "Conversation", "Comprehension"]),
    room("Storage", knows: ["Language", "Knowledge", "Conversation", grdb]),
    room(
      "Desk",
      knows: ["Language", "Knowledge", "Digests", "Matching", "Conversation", "Comprehension", "Storage"]),
    room("Wire", knows: ["Language", "Knowledge", "Conversation"]),
    room(
      "Server",
      knows: [
        "CZlib", "Language", "Knowledge", "Digests", "Conversation", "Storage", "Desk", "Wire", nioHTTP, nioSSL,
        logging, lifecycle,
      ] + nio,
      resources: [.copy("Site")]),
    room("Client", knows: ["Language", "Knowledge", "Conversation", "Wire", nioSSL] + nio),
    room(
      "Terminal", knows: ["CReadline", "Language", "Markdown", "Knowledge", "Conversation", "Wire", "Client"]),
    room(
      "Insight",
      knows: [
        "Language", "Knowledge", "Embedding", "Matching", "Sentiment", "Conversation", "Comprehension", "Storage",
        "Desk",
      ],
      resources: [.copy("Resources")]),
    room(
      "Benchmarks",
      knows: [
        "Language", "Knowledge", "Embedding", "Matching", "Sentiment", "Conversation", "Comprehension", "Storage",
        "Desk", "Wire", "Server", "Insight", grdb, logging, nioHTTP, nioWebSocket,
      ] + nio),
    .executableTarget(
      name: "frontdesk",
      dependencies: [
        "Language", "Markdown", "Knowledge", "Embedding", "Matching", "Sentiment", "Conversation", "Comprehension",
        "Storage", "Desk", "Wire", "Server", "Client", "Terminal", "Insight", "Benchmarks", argumentParser, logging,
        lifecycle, signals, yams,
      ],
      resources: [.copy("Resources")],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "StoreSupport", dependencies: ["Knowledge", "Conversation", "Storage"], path: "Tests/StoreSupport",
      swiftSettings: strict),
    suite(of: "Language", resources: [.copy("Wordings")]),
    suite(of: "Markdown"),
    suite(of: "Knowledge", knows: ["Language", "Markdown"]),
    suite(of: "Digests"),
    suite(of: "Embedding", knows: ["CKernels", "Digests"], resources: [.copy("Data")]),
    suite(of: "Matching", knows: ["Language", "Knowledge", "Embedding"]),
    suite(of: "Sentiment"),
    suite(of: "Conversation", knows: ["Language", "Knowledge"], resources: [.copy("Data")]),
    suite(of: "FrontdeskKit"),
    suite(of: "Storage", knows: ["Language", "Knowledge", "Conversation", grdb]),
    suite(
      of: "Desk",
      knows: [
        "Language", "Knowledge", "Digests", "Matching", "Sentiment", "Conversation", "Comprehension", "Storage",
        "StoreSupport",
      ]),
    suite(of: "Wire", knows: ["Language", "Knowledge", "Conversation"]),
    suite(
      of: "Server",
      knows: [
        "Language", "Knowledge", "Matching", "Sentiment", "Conversation", "Comprehension", "Storage", "StoreSupport",
        "Desk", "Wire", nioHTTP, nioSSL, logging, lifecycle,
      ] + nio),
    suite(of: "Client", knows: ["Language", "Knowledge", "Conversation", "Wire"]),
    .testTarget(
      name: "SimulationTests",
      dependencies: [
        "Language", "Knowledge", "Matching", "Sentiment", "Conversation", "Comprehension", "Storage", "Desk",
        "StoreSupport", "TestSupport",
      ],
      swiftSettings: strict),
    suite(
      of: "Terminal",
      knows: ["Language", "Markdown", "Knowledge", "Conversation", "Wire", "Client"],
      without: ["Console/Sessions"]),
    suite(
      of: "Insight",
      knows: [
        "Language", "Knowledge", "Embedding", "Matching", "Sentiment", "Conversation", "Comprehension", "Storage",
        "Desk",
      ],
      resources: [.copy("Data")]),
    suite(
      of: "Benchmarks", knows: ["Knowledge", "Embedding", "Matching", "Insight"], resources: [.copy("Data")]),
    .testTarget(
      name: "FrontdeskTests",
      dependencies: [
        "frontdesk", "Language", "Knowledge", "Conversation", "Comprehension", "Storage", "Desk", "Server", "Client",
        "Terminal", "TestSupport", logging,
      ],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport"], exclude: ["Snapshots", "Python"], swiftSettings: strict),
  ]
)
