import Language
import Testing

@Suite("What is negated")
struct NegationsTests {
  private let negations = Negations(of: LocaleCode.shipped)

  @Test(
    "A negating word is found in every shipped language",
    arguments: [
      "not by post", "I don't want it by post", "without a parcel", "nicht per Post", "keine Post", "pas par la poste",
      "sans colis", "sin correo", "no por correo",
    ])
  func negated(_ text: String) { #expect(negations.stand(in: text)) }

  @Test(
    "A no by itself, and a line without any, negates nothing",
    arguments: ["no, by post", "no: in the shop", "by post", "knots by post", "", "no"])
  func plain(_ text: String) { #expect(!negations.stand(in: text)) }

  @Test("A word that is known to belong to what is spoken of negates nothing")
  func known() {
    #expect(!negations.stand(in: "without a receipt", besides: ["without"]))
    #expect(negations.stand(in: "not without a receipt", besides: ["without"]))
  }

  @Test("Only the languages asked for count")
  func languages() {
    #expect(!Negations(of: [.english]).stand(in: "nicht per Post"))
    #expect(!Negations(of: ["xx"]).stand(in: "not by post"))
  }
}
