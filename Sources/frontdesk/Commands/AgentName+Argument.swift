import ArgumentParser
import Desk

extension AgentName: ExpressibleByArgument {
  init?(argument: String) { self.init(argument) }
}
