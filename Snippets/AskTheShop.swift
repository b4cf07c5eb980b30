// A customer, the bot, and a person who takes over: a conversation with a folder of markdown, in twenty lines.
//
//     swift run AskTheShop knowledge
import Foundation
import FrontdeskKit

let folder = CommandLine.arguments.dropFirst().first ?? "knowledge"
let maria = Frontdesk.Person(id: "maria", name: "Maria")
do {
  let shop = try Frontdesk(knowledge: folder)
  var now = Date(timeIntervalSince1970: 1_790_154_000)  // a Wednesday, eleven o'clock in Berlin
  var chat = shop.conversation(at: now)
  for text in ["hello", "are you opne on saterday", "no! that is not what I asked", "get me a person"] {
    now += 30
    try chat.hear(text, at: now)
  }
  if chat.status == .pending { try chat.join(maria, at: now + 60) }
  try chat.reply("Hello, what can I do for you?", by: maria, at: now + 90)
  for line in chat.lines { print("\(line.label): \(line.text)") }
  print("(why: \(chat.why.joined(separator: " ")))")
} catch { print(error) }
