import Testing

@testable import Terminal

@Suite("Completion with the Tab key")
struct CompletionTests {
  private let completion = Completion(
    commands: ["/help", "/history", "/human"],
    replies: ["My parcel is lost", "How long does it take?", "None of these"])

  @Test("a slash completes to commands")
  func commands() {
    #expect(completion.candidates(for: "/h") == ["/help", "/history", "/human"])
    #expect(completion.candidates(for: "/HU") == ["/human"])
  }

  @Test("anything else completes to the quick replies now on offer, whatever the case")
  func replies() {
    #expect(completion.candidates(for: "my p") == ["My parcel is lost"])
    #expect(completion.candidates(for: "").count == 3)
    #expect(completion.candidates(for: "x") == [])
  }
}
