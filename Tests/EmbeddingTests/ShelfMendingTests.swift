import Foundation
import Testing

@testable import Embedding

@Suite("What is to be done about a model")
struct ShelfMendingTests {
  private static let errors: [ModelError] = [
    .unreadable(path: "m", reason: "r"), .notAModel(path: "m"), .otherVersion(path: "m", found: 2, wanted: 1),
    .wrongSize(path: "m", bytes: 1, wanted: 2), .altered(path: "m"), .weights(path: "m", reason: "r"),
  ]

  @Test("Every error names the commands that install the model, in the folder that it was looked for in")
  func commands() {
    let shelf = ModelShelf(folder: "/srv/the models")
    for error in Self.errors {
      let mend = error.mend(.large, on: shelf)
      #expect(mend.contains("`FRONTDESK_MODELS='/srv/the models' make model MODEL=large` in the source folder"))
      #expect(
        mend.contains("`frontdesk model install large --models '/srv/the models' --weights FILE --vocabulary FILE`"))
      #expect(!mend.contains("small"))
    }
    let full = ModelError.unwritable(path: "m", reason: "r").mend(.small, on: shelf)
    #expect(full.hasPrefix("Make room on the disk") && !full.contains("make model"))
  }

  @Test("Of the folder that is used unless another is named, `frontdesk model install` need not be told")
  func standard() {
    let words = ModelShelf(folder: "models").installing(.small)
    #expect(words.contains("`frontdesk model install small --weights FILE --vocabulary FILE`"))
    #expect(ModelShelf(folder: "models").installing(nil).contains("make model` in the source folder"))
  }

  @Test("A quote in a folder's name stays within the word")
  func quoted() {
    #expect(ModelShelf(folder: "/a'b").installing(.small).contains(#"--models '/a'\''b' "#))
  }
}
