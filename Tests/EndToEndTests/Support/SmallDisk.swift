import Foundation
import Glibc

/// A disk in memory that is soon full.
struct SmallDisk {
  static let isPossible: Bool = {
    let folder = NSTemporaryDirectory() + "disk-\(UUID().uuidString)"
    defer { rmdir(folder) }
    guard let disk = try? SmallDisk(at: folder, bytes: 65_536) else { return false }
    disk.remove()
    return true
  }()

  private let folder: String

  init(at folder: String, bytes: Int) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard mount("none", folder, "tmpfs", 0, "size=\(bytes),mode=700") == 0 else { throw POSIXError(.EPERM) }
    self.folder = folder
  }

  func remove() { umount(folder) }
}
