import Sentiment
import Testing

@Suite("Mood words, beside the examples that VADER publishes")
struct MoodWordTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var text: String
    /// VADER 3.3.2's compound.
    var vader: Double
    /// What a reader would say: 1 pleasant, -1 unpleasant.
    var sign: Double
    var testDescription: String { text }

    init(_ text: String, _ vader: Double, sign: Double? = nil) {
      self.text = text
      self.vader = vader
      self.sign = sign ?? (vader < 0 ? -1 : 1)
    }
  }

  static let published = [
    Example("VADER is smart, handsome, and funny.", 0.8316),
    Example("VADER is smart, handsome, and funny!", 0.8439),
    Example("VADER is very smart, handsome, and funny.", 0.8545),
    Example("VADER is VERY SMART, handsome, and FUNNY.", 0.9227),
    Example("VADER is VERY SMART, handsome, and FUNNY!!!", 0.9342),
    Example("VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!", 0.9469),
    Example("VADER is not smart, handsome, nor funny.", -0.7424),
    Example("The book was good.", 0.4404),
    Example("At least it isn't a horrible book.", 0.431),
    Example("The book was only kind of good.", 0.3832),
    Example("The plot was good, but the characters are uncompelling and the dialog is not great.", -0.7042),
    Example("Today SUX!", -0.5461),
    Example("Today only kinda sux! But I'll get by, lol", 0.5249),
    Example("Make sure you :) or :D today!", 0.8633),
    Example("Catch utf-8 emoji such as 💘 and 💋 and 😁", 0.875),
    Example("Not bad at all", 0.431),
    Example("Sentiment analysis has never been good.", -0.3412),
    Example("Sentiment analysis has never been this good!", 0.5672),
    Example("Most automated sentiment analysis tools are shit.", -0.5574),
    Example("With VADER, sentiment analysis is the shit!", 0.6476),
    Example("Other sentiment analysis tools can be quite bad.", -0.5849),
    Example("On the other hand, VADER is quite bad ass", 0.8021),
    Example("VADER is such a badass!", 0.4003),
    Example("Without a doubt, excellent idea.", 0.7013),
    Example("Roger Dodger is one of the most compelling variations on this theme.", 0.2944),
    Example("Roger Dodger is at least compelling as a variation on the theme.", 0.2263),
    Example("Roger Dodger is one of the least compelling variations on this theme.", -0.1695),
    Example("Not such a badass after all.", -0.2584),
    Example("Without a doubt, an excellent idea.", 0.7013),
    Example("It was one of the worst movies I've seen, despite good reviews.", -0.7584),
    Example("Unbelievably bad acting!!", -0.6572),
    Example("Poor direction.", -0.4767),
    Example("VERY poor production.", -0.6281),
    Example("The movie was bad.", -0.5423),
    Example("Very bad movie.", -0.5849),
    Example("VERY BAD movie!", -0.7616),
  ]

  @Test("each example comes out with the sign a reader gives it, within a tenth of VADER", arguments: published)
  func example(_ example: Example) {
    let compound = compound(example.text)
    #expect(compound * example.sign > 0)
    #expect(abs(compound - example.vader) < 0.1)
  }

  @Test(
    "idioms that VADER names and does not read are read", arguments: ["they cut the mustard", "break a leg tonight"])
  func pleasantIdioms(_ text: String) {
    #expect(compound(text) > 0.2)
  }

  @Test("what VADER takes for unpleasant and is not", arguments: ["No problems", "no complaints", "can't complain"])
  func notUnpleasant(_ text: String) {
    #expect(compound(text) > 0)
  }

  @Test("a negation does not reach over the end of a sentence, nor a no with its comma over the comma")
  func reach() {
    #expect(compound("It is not here. Great service") > 0)
    #expect(compound("no, this is bad") < 0)
  }

  @Test("boosters, dampeners, capitals and punctuation move it the right way")
  func degrees() {
    #expect(compound("this is really good") > compound("this is good"))
    #expect(compound("this is kinda good") < compound("this is good"))
    #expect(compound("this is GOOD") > compound("this is good"))
    #expect(compound("this is good!!") > compound("this is good!"))
    #expect(compound("this is bad!!") < compound("this is bad"))
    #expect(compound("this is bad???") < compound("this is bad"))
  }

  @Test("smileys and emoji are read in every language, alone or at the end of a word")
  func smileys() {
    #expect(compound(":)") > 0)
    #expect(compound("das ist der Schrank :(") < 0)
    #expect(compound("gracias:)") > compound("gracias"))
    #expect(compound("👎") < 0)
    #expect(compound("👍🏽") > 0)
  }
}
