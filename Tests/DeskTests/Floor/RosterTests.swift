import Conversation
import Knowledge
import Storage
import Testing

@testable import Desk

@Suite("The roster")
struct RosterTests {
  private var roster = Roster(awayAfter: 10 * 60_000, offlineGrace: 2 * 60_000)
  private let ada = AgentAccount.named("Ada")

  @Test("Somebody with two connections is there until both are gone")
  func sessions() {
    var roster = roster
    roster.signIn(ada, session: 1, at: .noon)
    roster.signIn(ada, session: 2, at: .noon)
    roster.signOut(1, of: ada.id, at: .minutes(1))
    #expect(roster[ada.id]?.presence == .online)
    roster.signOut(2, of: ada.id, at: .minutes(2))
    #expect(roster[ada.id]?.presence == .offline)
    #expect(!roster.isGone(ada.id, at: .minutes(3)))
    #expect(roster.isGone(ada.id, at: .minutes(4)))
  }

  @Test("Without a sign of life one is away, and with the next online again; who chose to be away stays so")
  func idle() {
    var roster = roster
    roster.signIn(ada, session: 1, at: .noon)
    let wentIdle = roster.noticeIdle(at: .minutes(9))
    #expect(!wentIdle)
    let wentIdle2 = roster.noticeIdle(at: .minutes(10))
    #expect(wentIdle2)
    #expect(roster[ada.id]?.presence == .away)
    let wentIdle3 = roster.noticeIdle(at: .minutes(11))
    #expect(!wentIdle3)
    let cameBack = roster.isActive(ada.id, at: .minutes(12))
    #expect(cameBack)
    #expect(roster[ada.id]?.presence == .online)
    roster.setPresence(.away, of: ada.id, at: .minutes(13))
    let cameBack2 = roster.isActive(ada.id, at: .minutes(14))
    #expect(!cameBack2)
    #expect(roster[ada.id]?.presence == .away)
  }

  @Test("Who only looks on is away until they say otherwise, or sit at another connection")
  func lookingOn() {
    var roster = roster
    roster.signIn(ada, session: 1, isLookingOn: true, at: .noon)
    #expect(roster[ada.id]?.presence == .away)
    let cameBack = roster.isActive(ada.id, at: .noon)
    #expect(!cameBack)
    roster.signIn(ada, session: 2, at: .noon)
    #expect(roster[ada.id]?.presence == .online)
    roster.signOut(2, of: ada.id, at: .noon)
    #expect(roster[ada.id]?.presence == .away)
    roster.setPresence(.online, of: ada.id, at: .noon)
    #expect(roster[ada.id]?.presence == .online)
    roster.signOut(1, of: ada.id, at: .noon)
    roster.signIn(ada, session: 3, at: .noon)
    #expect(roster[ada.id]?.presence == .online)
  }

  @Test("E4: who comes back within the grace keeps what they have")
  func grace() {
    var roster = roster
    roster.signIn(ada, session: 1, at: .noon)
    roster.give(.number(1), to: ada.agent, isAside: false, at: .noon)
    roster.signOut(1, of: ada.id, at: .noon)
    #expect(roster.forsaken(at: .minutes(1)).isEmpty)
    roster.signIn(ada, session: 2, at: .minutes(1))
    #expect(roster.forsaken(at: .minutes(9)).isEmpty)
    roster.setPresence(.offline, of: ada.id, at: .minutes(10))
    #expect(roster.forsaken(at: .minutes(11)).isEmpty)
    #expect(roster.forsaken(at: .minutes(12)) == [.number(1)])
  }

  @Test("E4: a clock that is put back makes neither the grace nor the time until away longer")
  func clockPutBack() {
    var roster = roster
    let bob = AgentAccount.named("Bob")
    roster.signIn(ada, session: 1, at: .minutes(60))
    roster.signIn(bob, session: 2, at: .minutes(60))
    roster.give(.number(1), to: ada.agent, isAside: false, at: .minutes(60))
    roster.signOut(1, of: ada.id, at: .minutes(60))
    roster.pullBack(to: .noon)
    #expect(roster.forsaken(at: .minutes(1)).isEmpty && roster.forsaken(at: .minutes(2)) == [.number(1)])
    let wentIdle = roster.noticeIdle(at: .minutes(9))
    #expect(!wentIdle)
    let wentIdle2 = roster.noticeIdle(at: .minutes(10))
    #expect(wentIdle2)
  }

  @Test("What is put aside is no load, and stays with whoever is gone until it comes back")
  func aside() {
    var roster = roster
    roster.give(.number(1), to: ada.agent, isAside: true, at: .noon)
    #expect(roster[ada.id]?.load == 0)
    #expect(roster.forsaken(at: .minutes(60)).isEmpty)
    roster.give(.number(1), to: ada.agent, isAside: false, at: .minutes(60))
    #expect(roster[ada.id]?.load == 1)
    #expect(roster.forsaken(at: .minutes(60)) == [.number(1)])
  }

  @Test("Whose conversation is resolved and who has neither account nor session is forgotten")
  func bounded() {
    var roster = roster
    for number in 0..<50 {
      let agent = Agent(id: "id-\(number)", name: "N\(number)")
      roster.give(.number(number), to: agent, isAside: false, at: .noon)
      let former = roster.take(.number(number))
      #expect(former == agent)
    }
    #expect(roster.members.isEmpty)
  }

  @Test("Accounts that are known before anybody signs in do not shorten the grace after a start")
  func start() {
    var roster = roster
    _ = roster.know([ada])
    #expect(roster.isGone(ada.id, at: .noon))
    roster.give(.number(1), to: ada.agent, isAside: false, at: .noon)
    #expect(!roster.isGone(ada.id, at: .minutes(1)))
    #expect(roster.isGone(ada.id, at: .minutes(2)))
  }
}
