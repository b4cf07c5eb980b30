// swift-tools-version: 6.1
import PackageDescription

// The codec and what it is made of once more, to be built with libFuzzer's instrumentation: see Scripts/fuzz. The
// sources are the product's own, by symbolic links; only `Fuzz` is of here.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, knows: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: knows, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "frontdesk-fuzz",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
  targets: [
    .systemLibrary(name: "CCmark"),
    room("Language", resources: [.copy("Resources")]),
    room("Markdown", knows: ["CCmark"]),
    room("Knowledge", knows: ["Language", "Markdown", .product(name: "Yams", package: "Yams")]),
    room("Conversation", knows: ["Language", "Knowledge"], resources: [.copy("Resources")]),
    room("Wire", knows: ["Language", "Knowledge", "Conversation"]),
    .executableTarget(
      name: "Fuzz", dependencies: ["Language", "Knowledge", "Conversation", "Wire"], swiftSettings: strict),
  ]
)
