import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What a folder looks like from outside: for each file that the loader would read, when it was written, its size and
/// its number on the disk.
struct FolderSnapshot: Hashable {
  private struct Look: Hashable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
    var inode: UInt64

    init(_ status: stat) {
      #if os(Linux)
        let written = status.st_mtim
      #else
        let written = status.st_mtimespec
      #endif
      seconds = Int(written.tv_sec)
      nanoseconds = Int(written.tv_nsec)
      size = Int(status.st_size)
      inode = UInt64(status.st_ino)
    }
  }

  private var files: [String: Look] = [:]
  /// All folders that are not hidden, the top one included, as whole paths.
  private(set) var folders: [String] = []
  /// Whether the way to it, or to one of the files, goes over a symbolic link: what is at the other end, and that the
  /// link now leads elsewhere, is then told by looking alone.
  private(set) var isLinked = false

  init(of path: String) {
    if let real = realpath(path, nil) {
      isLinked = String(cString: real) != URL(fileURLWithPath: path).standardizedFileURL.path
      free(real)
    }
    visit(path, relative: "", depth: 0)
  }

  static func == (left: FolderSnapshot, right: FolderSnapshot) -> Bool { left.files == right.files }
  func hash(into hasher: inout Hasher) { hasher.combine(files) }

  private mutating func visit(_ path: String, relative: String, depth: Int) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return }
    folders.append(path)
    for name in names where !name.hasPrefix(".") {
      let full = path + "/" + name
      var status = stat()
      guard lstat(full, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        if depth < KnowledgeLimits.folderDepthMax {
          visit(full, relative: relative + name + "/", depth: depth + 1)
        }
      } else if WatchLoop.matters(relative + name) {
        if status.st_mode & S_IFMT == S_IFLNK {
          isLinked = true
          // Of a link, what it leads to is what changes.
          _ = stat(full, &status)
        }
        files[relative + name] = Look(status)
      }
    }
  }
}
