import ArgumentParser
import Embedding
import Terminal

/// The folder with the language models.
struct ModelShelfOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the language models.", valueName: "folder"))
  var models = Configuration.given(.models)

  var shelf: ModelShelf { ModelShelf(folder: models) }
}

/// Which of the language models answer.
struct ModelOptions: ParsableArguments {
  @OptionGroup var folder: ModelShelfOptions
  @Option(help: "Which language models answer: those installed (auto), those up to a size, or none.")
  var model = ModelChoice(rawValue: Configuration.given(.model)) ?? .auto

  /// Those that are installed and wanted; why others are not used is said on standard error.
  ///
  /// - Parameters:
  ///   - data: the folder in which what they learn is kept; nil: nowhere.
  ///   - milliseconds: the time for one question; nil: as much as it takes.
  ///   - quietly: without a word, where standard error is for records.
  ///   - later: told what turns out only while they learn, such as that nothing can be kept in `data`.
  func opened(
    keptIn data: String? = nil, milliseconds: Int? = nil, quietly: Bool = false,
    later: @escaping @Sendable (String) -> Void = { _ in }
  ) -> LanguageModels {
    let models = LanguageModels(
      folder.shelf.models(for: model), keptIn: data, milliseconds: milliseconds, later: later)
    if !quietly { for notice in models.notices { Console.standard.warn(SafeText.line(notice)) } }
    return models
  }
}

extension ModelChoice: ExpressibleByArgument {}
extension EncoderSize: ExpressibleByArgument {}
