#if os(Linux)
  import Glibc

  /// The kernel's reports on a folder and all folders in it.
  final class Inotify {
    enum Report {
      /// A file that the loader would read, or a folder, came, went or was written.
      case change
      /// There may be folders that are not watched yet, or the top folder is gone.
      case restructured
    }

    let descriptor: Int32
    private let path: String
    private var watched: [Int32: String] = [:]

    private static let events =
      UInt32(IN_CLOSE_WRITE) | UInt32(IN_MODIFY) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
      | UInt32(IN_MOVED_TO) | UInt32(IN_ATTRIB) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR)

    /// Nil where the kernel gives no watch: too many instances, too many watches, no folder.
    init?(path: String) {
      self.path = path
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      guard watchAll() else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Watches every folder that is there now; false where one cannot be, or where the top one is away. Watching a
    /// folder twice is the same watch.
    func watchAll() -> Bool {
      let folders = FolderSnapshot(of: path).folders
      for folder in folders {
        let watch = inotify_add_watch(descriptor, folder, Self.events)
        if watch < 0, errno == ENOENT || errno == ENOTDIR { continue }
        guard watch >= 0 else { return false }
        watched[watch] = folder == path ? "" : String(folder.dropFirst(path.count + 1)) + "/"
      }
      return !folders.isEmpty
    }

    /// All that has been reported and not been read.
    func reports() -> [Report] {
      var reports: [Report] = []
      let size = 65_536
      let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: size, alignment: MemoryLayout<inotify_event>.alignment)
      defer { buffer.deallocate() }
      while true {
        let count = read(descriptor, buffer.baseAddress, size)
        guard count > 0 else { return reports }
        var offset = 0
        while offset + MemoryLayout<inotify_event>.size <= count {
          let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          offset += MemoryLayout<inotify_event>.size
          let name = UnsafeRawBufferPointer(rebasing: buffer[offset..<(offset + Int(event.len))]).prefix { $0 != 0 }
          offset += Int(event.len)
          reports += judge(event, name: String(decoding: name, as: UTF8.self))
        }
      }
    }

    private func judge(_ event: inotify_event, name: String) -> [Report] {
      if event.mask & (UInt32(IN_Q_OVERFLOW) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)) != 0 {
        return [.change, .restructured]
      }
      if event.mask & UInt32(IN_IGNORED) != 0 {
        watched[event.wd] = nil
        return []
      }
      guard !name.hasPrefix(".") else { return [] }
      if event.mask & UInt32(IN_ISDIR) != 0 { return [.change, .restructured] }
      return WatchLoop.matters((watched[event.wd] ?? "") + name) ? [.change] : []
    }
  }
#endif
