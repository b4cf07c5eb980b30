/// The weights of the terms, in units of `z`: figures that did well on human-labelled support chats, kept round so
/// that they can be told to whoever asks why. `bench` prints what the whole reaches.
struct Weights: Sendable {
  var negative = 1.5
  var positive = -0.7
  /// Praise right after an answer that failed.
  var scorn = 0.5
  var capitals = 1.5
  var questionRun = 0.5
  var objection = 1.0
  var persistence = 1.3
  var failure = 1.8
  /// Half of `failure`: a broken thing is often only the topic.
  var trouble = 0.9
  var strong = 1.9
  var threat = 1.5
  var profanity = 1.5
  var refusal = 0.3
  var short = -0.6
  var politeness = -0.5
  var repeats = 0.8
  var restates = 0.5
  var botJustFailed = 1.0

  /// What strong words, threats and swearing are still worth after an answer that did not fail, in a message that
  /// reports no failure and objects to nothing. Most of them are then quoted, joked, or about something else.
  var unprovoked = 0.5
}
