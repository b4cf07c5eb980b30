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
  dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.0")],
  targets: [
    .target(name: "CKernels"),
    .target(name: "CTables", exclude: ["static.table"], cSettings: [.headerSearchPath(".")]),
    .target(
      name: "Embedding", dependencies: ["CKernels", "CTables", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .executableTarget(name: "EmbedLines", dependencies: ["Embedding"], swiftSettings: strict),
  ]
)
