import ArgumentParser

struct ModelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Show the language models: what is installed, how fast, what fits here.",
    discussion: """
      Words alone find what customers ask in the business's own words. A language model finds what they ask in words of \
      their own, and runs here on the processor: nothing leaves the machine. There are two, small and large; without \
      them everything else works. `make model` in the source folder fetches what fits here. Without that folder, \
      docs/operations.md says where the published weights are, and `install` makes the model of them.

      Examples:
        frontdesk model
        frontdesk model show --format json
        frontdesk model install small --weights FILE --vocabulary FILE
        frontdesk model remove large

      Exit status: 0 all is well, 1 a model that is there cannot be used, 2 it could not be done as asked.
      """,
    subcommands: [
      ModelShowCommand.self, ModelInstallCommand.self, ModelRemoveCommand.self, ModelMissingCommand.self,
    ],
    defaultSubcommand: ModelShowCommand.self)
}
