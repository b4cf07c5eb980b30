import Foundation

@testable import Embedding

/// Models made of the published weights by the project's own scripts: `small.model` and `large.model` in the folder
/// that FRONTDESK_TEST_MODELS names.
enum SampleModels {
  static let reason = "needs FRONTDESK_TEST_MODELS=folder, with the model of this size in it (see Scripts)"

  static func isThere(_ size: EncoderSize) -> Bool { path(of: size) != nil }

  static func encoder(_ size: EncoderSize, instructions: VectorInstructions = .best) throws -> Encoder {
    guard let path = path(of: size) else { throw CocoaError(.fileNoSuchFile) }
    return try Encoder(path: path, instructions: instructions)
  }

  private static func path(of size: EncoderSize) -> String? {
    guard let folder = ProcessInfo.processInfo.environment["FRONTDESK_TEST_MODELS"] else { return nil }
    let path = "\(folder)/\(size.rawValue).model"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
