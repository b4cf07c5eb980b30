import Foundation

/// The folder of the package, found from where this file lies in it.
enum PackageRoot {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}
