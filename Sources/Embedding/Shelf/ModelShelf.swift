import Foundation

#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The folder that the installed models lie in: `small.model`, `large.model`.
package struct ModelShelf: Hashable, Sendable {
  /// As it was given: relative to the working directory unless absolute.
  package let folder: String

  /// - Parameter folder: need not exist.
  package init(folder: String) { self.folder = folder }

  /// What stands where the folder should be: it, nothing, or something that is no folder.
  package enum Place: String, Hashable, Sendable { case folder, absent, file }

  /// As it is at the moment of asking; a link counts as what it leads to.
  package var place: Place {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return .absent }
    return isFolder.boolValue ? .folder : .file
  }

  /// Where the model of a size lies, or would.
  package func path(of size: EncoderSize) -> String { "\(folder)/\(size).model" }

  /// Whether anything is there under its name, be it good or not.
  package func holds(_ size: EncoderSize) -> Bool {
    var status = stat()
    // What cannot be looked at is reported when it is opened.
    return stat(path(of: size), &status) == 0 || errno != ENOENT
  }

  /// Maps the model and checks its header and length; none of its pages is read but those of the vocabulary.
  ///
  /// - Throws: also where the file is the model of another size.
  package func open(_ size: EncoderSize) throws(ModelError) -> Encoder {
    let encoder = try Encoder(path: path(of: size))
    guard encoder.file.size == size else { throw .altered(path: path(of: size)) }
    return encoder
  }

  /// A process that uses it keeps it until it ends. What interrupted installations have left goes as well; what another
  /// one is writing stays.
  ///
  /// - Returns: false where there was none.
  package func remove(_ size: EncoderSize) throws(ModelError) -> Bool {
    PartialFile.removeAbandoned(beside: path(of: size))
    guard holds(size) else { return false }
    guard unlink(path(of: size)) == 0 else {
      throw .unwritable(path: path(of: size), reason: String(cString: strerror(errno)))
    }
    return true
  }
}
