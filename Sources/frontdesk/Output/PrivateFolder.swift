import Foundation

/// Folders for files that hold what customers wrote: for their owner alone (P10), whatever the umask.
enum PrivateFolder {
  /// Makes `folder` and those above it that are missing, and leaves folders that are there as they are.
  ///
  /// The mode is given at birth: there is no moment at which others could open it.
  static func make(_ folder: URL) throws {
    let folder = folder.standardizedFileURL
    guard !exists(folder) else { return }
    if folder.path != "/" { try make(folder.deletingLastPathComponent()) }
    guard mkdir(folder.path, 0o700) != 0 else { return }
    let code: CocoaError.Code =
      switch errno {
      case EACCES, EPERM: .fileWriteNoPermission
      case EROFS: .fileWriteVolumeReadOnly
      case ENOSPC, EDQUOT: .fileWriteOutOfSpace
      default: .fileWriteUnknown
      }
    // Somebody else may have made it meanwhile.
    guard !exists(folder) else { return }
    throw CocoaError(code, userInfo: [NSFilePathErrorKey: folder.path])
  }

  private static func exists(_ folder: URL) -> Bool {
    var isFolder = ObjCBool(false)
    return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
