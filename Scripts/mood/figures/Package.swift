// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What the mood of a turn is learnt from, measured by the program itself, for Scripts/train-mood.
let package = Package(
  name: "frontdesk",
  targets: [
    .target(name: "Language", resources: [.copy("Resources")], swiftSettings: strict),
    .target(name: "CKernels"),
    .target(name: "CTables", exclude: ["static.table"], cSettings: [.headerSearchPath(".")]),
    .systemLibrary(name: "CCrypto"),
    .target(name: "Digests", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(name: "Embedding", dependencies: ["CKernels", "CTables", "Digests"], swiftSettings: strict),
    .target(name: "Sentiment", dependencies: ["Language"], resources: [.copy("Resources")], swiftSettings: strict),
    .executableTarget(name: "MoodFigures", dependencies: ["Embedding", "Sentiment"], swiftSettings: strict),
  ]
)
