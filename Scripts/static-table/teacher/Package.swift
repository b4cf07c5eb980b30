// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The large encoder alone, for Scripts/train-static-table.
let package = Package(
  name: "frontdesk",
  targets: [
    .target(name: "CKernels"),
    .target(name: "CTables", exclude: ["static.table"], cSettings: [.headerSearchPath(".")]),
    .systemLibrary(name: "CCrypto"),
    .target(name: "Digests", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(name: "Embedding", dependencies: ["CKernels", "CTables", "Digests"], swiftSettings: strict),
    .executableTarget(name: "EmbedLines", dependencies: ["Embedding"], swiftSettings: strict),
  ]
)
