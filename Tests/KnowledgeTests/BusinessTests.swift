import Language
import Testing

@testable import Knowledge

@Suite struct BusinessTests {
  private func business(
    _ yaml: String, refusing: @escaping @Sendable (String) -> String? = { _ in nil }
  ) throws
    -> (business: Business, findings: [String])
  {
    let base = try load(["a.md": "## A\n\nText.", "business.yaml": yaml], refusing: refusing)
    return (base.business, base.findings)
  }

  @Test("business.yaml is read in full")
  func whole() throws {
    let (business, findings) = try business(
      """
      name: Corner Books
      bot_name: Booky
      timezone: Europe/Berlin
      locale: en-GB
      hours:                      # lunch
        monday: ["09:00-12:30", "13:30-18:00"]
        friday: "18:00-02:00"
        wednesday: 24h
        sunday: closed
        tuesday: []
      holidays:
        - {date: 2026-12-25, name: Christmas Day}
        - {date: 2026-12-24, hours: ["09:00-12:00"]}
      contact: {email: hello@cornerbooks.example, phone: "+49 30 5550100"}
      variables: {shop_url: "https://cornerbooks.example", empty: , number: 42, day: 2026-12-01}
      departments:
        orders: {name: Orders and delivery}
        safety: {name: Product safety, priority: urgent}
        desk: Front desk
        back:
      escalate_on: ["lawyer", "allergic reaction"]
      notices:
        - {id: strike, from: 2026-12-01, until: 2026-12-05, text: "Parcels are late: {{shop_url}}."}
        - {text: Always}
      privacy_url: "{{shop_url}}/privacy"
      """)
    #expect(findings == [])
    #expect(business.name == "Corner Books")
    #expect(business.botName == "Booky")
    #expect(business.locale == "en")
    #expect(business.hours.timeZone == "Europe/Berlin")
    #expect(
      business.hours.weekdays == [
        .monday: [.init(start: 540, end: 750), .init(start: 810, end: 1080)], .friday: [.init(start: 1080, end: 1560)],
        .wednesday: [.init(start: 0, end: 1440)], .sunday: [], .tuesday: [],
      ])
    #expect(
      business.hours.holidays == [
        .init(date: CivilDate("2026-12-25")!, name: "Christmas Day"),
        .init(date: CivilDate("2026-12-24")!, spans: [.init(start: 540, end: 720)]),
      ])
    #expect(business.contact == Contact(email: "hello@cornerbooks.example", phone: "+49 30 5550100"))
    #expect(
      business.variables == [
        "shop_url": "https://cornerbooks.example", "empty": "", "number": "42", "day": "2026-12-01",
      ])
    #expect(
      business.departments == [
        Department(id: "orders", name: "Orders and delivery"),
        Department(id: "safety", name: "Product safety", priority: .urgent), Department(id: "desk", name: "Front desk"),
        Department(id: "back", name: "back"),
      ])
    #expect(business.escalateOn == ["lawyer", "allergic reaction"])
    #expect(business.notices.map(\.text) == ["Parcels are late: https://cornerbooks.example.", "Always"])
    #expect(business.privacyURL == "https://cornerbooks.example/privacy")
  }

  @Test("A bot's name may stand under bot: too, and a week may be open round the clock")
  func shortForms() throws {
    let (business, findings) = try business("name: B\nbot: {name: Booky}\nhours: 24h")
    #expect(findings == [])
    #expect(business.botName == "Booky")
    #expect(business.hours.weekdays == OpeningHours.always.weekdays)
  }

  @Test("A notice holds from its first day to its last")
  func notices() throws {
    let (business, _) = try business(
      "name: B\nnotices:\n  - {id: s, from: 2026-12-01, until: 2026-12-05, text: Late.}\n  - {id: a, text: Always.}")
    #expect(business.notices(on: CivilDate("2026-11-30")!).map(\.id) == ["a"])
    #expect(business.notices(on: CivilDate("2026-12-01")!).map(\.id) == ["s", "a"])
    #expect(business.notices(on: CivilDate("2026-12-05")!).map(\.id) == ["s", "a"])
    #expect(business.notices(on: CivilDate("2026-12-06")!).map(\.id) == ["a"])
  }

  @Test("A notice may be written in several languages; the one that is missing is named with the notice's place")
  func translatedNotices() throws {
    func base(_ notices: String) throws -> KnowledgeBase {
      try KnowledgeLoader(
        files: [
          "business.yaml": "name: B\nvariables: {n: two}\nnotices:\n\(notices)", "a.md": "## When {#a}\n\nNow.",
          "de/a.md": "## Wann {#a}\n\nJetzt.",
        ]
      ).load()
    }
    let both = try base("  - {id: p, text: {en: \"{{n}} days\", de: Zwei Tage}}")
    let notice = try #require(both.business.notices.first)
    #expect(both.diagnostics.isEmpty && notice.text == "two days")
    #expect(["en", "de", "fr"].map { notice.text(in: $0) } == ["two days", "Zwei Tage", "two days"])
    for (written, missing, text) in [("Late", "de", "Late"), ("{de: Zwei Tage}", "en", "Zwei Tage")] {
      let base = try base("  - {id: p, text: \(written)}")
      #expect(base.business.notices.map(\.text) == [text])
      let finding = try #require(base.diagnostics.first)
      #expect(base.diagnostics.count == 1 && finding.message == "The notice `p` is not in `\(missing)`.")
      #expect("\(finding.location)".hasPrefix("business.yaml:4:"))
    }
    #expect(try base("  - {id: p, text: {en: a, de: b, xx: c}}").diagnostics.map(\.code) == ["unknown-locale"])
    #expect(try base("  - {id: p, text: {}}").business.notices == [])
  }

  @Test(
    "What is wrong in business.yaml costs itself alone and is said with its place",
    arguments: [
      ("timezone: Europe/Berln", "unknown-time-zone business.yaml:2:11"),
      ("timezone: ../../etc/passwd", "unknown-time-zone business.yaml:2:11"),
      ("locale: xx", "unknown-locale business.yaml:2:9"),
      ("hours:\n  monday: [\"9am-5pm\"]", "bad-span business.yaml:3:12"),
      ("hours:\n  monday: [\"09:00-12:00\", \"11:00-13:00\"]", "overlapping-spans business.yaml:3:27"),
      ("hours:\n  friday: [\"18:00-02:00\"]\n  saturday: [\"01:00-05:00\"]", "overlapping-spans business.yaml:3:3"),
      ("hours:\n  munday: [\"09:00-12:00\"]", "unknown-key business.yaml:3:3"),
      ("holidays:\n  - {date: 2026-02-29}", "bad-date business.yaml:3:12"),
      ("holidays:\n  - {name: Christmas}", "bad-holiday business.yaml:3:5"),
      ("holidays:\n  - {date: 2026-12-25}\n  - {date: 2026-12-25}", "bad-holiday business.yaml:4:5"),
      ("departments:\n  a: {priority: soon}", "unknown-priority business.yaml:3:17"),
      ("notices:\n  - {from: 2026-12-05, until: 2026-12-01, text: x}", "bad-notice business.yaml:3:5"),
      ("notices:\n  - {from: 2026-12-05}", "bad-notice business.yaml:3:5"),
      ("notices:\n  - {id: a, text: x}\n  - {id: a, text: y}", "duplicate-id business.yaml:4:5"),
      ("notices:\n  - {until: soon, text: x}", "bad-date business.yaml:3:13"),
      ("notices:\n  - {text: \"{{x}}\"}", "unknown-variable business.yaml:3:12"),
      ("escalateon: [x]", "unknown-key business.yaml:2:1"),
      ("contact: hello", "bad-value business.yaml:2:10"),
      ("variables: {a: [1]}", "bad-value business.yaml:2:16"),
      ("variables: {\"a b\": x}", "bad-value business.yaml:2:13"),
      ("privacy_url: javascript:x", "bad-value business.yaml:2:14"),
      ("contact: {email: a}\ncontact: {email: b}", "bad-yaml business.yaml:2:1"),
      ("  bad: [", "bad-yaml business.yaml:2:6"),
      ("locale: nl", "locale-not-shipped business.yaml:1:1"),
    ])
  func places(yaml: String, finding: String) throws {
    let (business, findings) = try business("name: Corner Books\n" + yaml)
    #expect(findings == [finding])
    if !finding.hasPrefix("bad-yaml") { #expect(business.name == "Corner Books") }
  }

  @Test("An empty business.yaml has a business without a name")
  func empty() throws {
    #expect(try business("# nothing yet\n").findings == ["missing-name business.yaml:1:1"])
  }

  @Test("A business.yaml that cannot be read is one diagnostic, not one for each variable and department")
  func broken() throws {
    let base = try load(["a.md": "## A {hand-to=desk}\n\n{{x}}", "business.yaml": "name: [\n"])
    #expect(base.diagnostics.map(\.code) == ["bad-yaml"])
    #expect(base.entries.map(\.handTo) == ["desk"])
  }

  @Test("D4: text that claims the bot is human is refused wherever it stands")
  func humanClaims() throws {
    let refusing: @Sendable (String) -> String? = { $0.contains("I am human") ? "I am human" : nil }
    let base = try load(
      [
        "business.yaml":
          "name: B\nbot_name: I am human\nvariables: {who: I am human}\nnotices:\n  - {id: n, text: I am human}",
        "a.md": """
        ## I am human {#title}

        Text.

        ## Answer {#answer}

        Well, I am human.

        ## Filled {#filled}

        {{who}}

        ## Variant {#variant}

        Text.

        ### One

        I am human.

        ## Are you human? {#wording}

        Also asked:
        - say "I am human"

        A bot answers here.
        """,
        "sentences.yaml": "en:\n  greeting: I am human\n  farewell: Bye.\nxx:\n  greeting: x",
      ], refusing: refusing)
    #expect(base.business.botName == nil)
    #expect(base.business.notices == [])
    #expect(base.entries.map(\.id) == ["variant", "wording"])
    #expect(base.entry("variant")?.variants == [])
    #expect(base.sentences == ["en": ["farewell": "Bye."]])
    #expect(
      base.findings == [
        "human-claim a.md:1:1", "human-claim a.md:5:1", "human-claim a.md:9:1", "human-claim a.md:17:1",
        "human-claim business.yaml:2:11", "human-claim business.yaml:5:5", "human-claim sentences.yaml:2:13",
        "unknown-locale sentences.yaml:4:1",
      ])
    #expect(base.diagnostics.allSatisfy { $0.severity == .error })
  }

  @Test(
    "D4: neither a line's end nor markup, an entity or a link hides a claim",
    arguments: [
      "I am\na human.", "I am a\nhuman.", "Ich bin\nein Mensch", "I am  \na human.", "I am\\\na human.",
      "> I am\n> a human.", "- I am\n- a human.", "I am a h*u*man.", "I am a h&#117;man.", "I am a hu&shy;man.",
      "I am a [human](https://example.com).", "I am [a](https://example.com) **human**.",
    ])
  func hiddenClaims(_ answer: String) throws {
    let refusing: @Sendable (String) -> String? = { HumanClaimDetector.shipped.claim(in: $0) }
    let base = try load(
      ["business.yaml": "name: B", "a.md": "## A\n\n\(answer)\n\n## B\n\nText."], refusing: refusing)
    #expect(base.entries.map(\.title) == ["B"])
    #expect(base.findings == ["human-claim a.md:1:1"])
  }

  @Test("D4: neither the bot nor a department is named like a person; a department of human resources may be")
  func humanNames() throws {
    let yaml =
      "name: B\nbot_name: Anna (human)\ndepartments: {a: A real person, hr: Human Resources, b: {name: Mensch}}"
    let base = try business(yaml)
    #expect(base.business.botName == nil)
    #expect(base.business.departments.map(\.name) == ["a", "Human Resources", "b"])
    #expect(base.findings.allSatisfy { $0.hasPrefix("human-claim business.yaml") } && base.findings.count == 3)
  }

  @Test("D4: the sentence that a person has joined may say so, no other may")
  func joinedSentence() throws {
    let refusing: @Sendable (String) -> String? = { HumanClaimDetector.shipped.claim(in: $0) }
    let text = "You are now with {agent}, a person."
    let base = try load(
      [
        "a.md": "## A\n\nText.", "business.yaml": "name: B",
        "sentences.yaml": "en:\n  joined: '\(text)'\n  left: '\(text)'",
      ],
      refusing: refusing)
    #expect(base.sentences == ["en": ["joined": text]])
  }
}
