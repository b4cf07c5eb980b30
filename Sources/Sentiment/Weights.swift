/// The weights of the terms, in units of `z`: chosen on human-labelled support chats, kept round so that they can be
/// told to whoever asks why. `bench` prints what the whole reaches.
struct Weights: Sendable {
  var negative = 1.5
  var positive = -0.7
  var capitals = 1.5
  var questionRun = 0.5
  var objection = 1.0
  var persistence = 1.3
  var failure = 1.8
  var strong = 1.9
  var threat = 1.5
  var profanity = 1.5
  var refusal = 0.3
  var short = -0.6
  var politeness = -0.5
  var repeats = 0.8
  var botJustFailed = 0.6
  var botFailures = 0.4
}
