package import Foundation

/// The folder of the package, found from where this file lies in it.
package enum PackageRoot {
  package static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  package static let path = url.path
}
