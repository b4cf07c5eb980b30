/// Reads `notices` of `business.yaml`.
struct NoticeReader {
  let variables: Variables
  let refusing: @Sendable (String) -> String?

  func read(_ tree: YAMLTree, _ findings: inout Findings) -> [Notice] {
    var notices: [Notice] = []
    for item in SettingsReader.list(tree) {
      guard let notice = notice(item, &findings) else { continue }
      if notices.contains(where: { $0.id == notice.id }) {
        findings.error(
          "duplicate-id", at: item.place, "A notice `\(notice.id)` stands above already.",
          mend: "Give this one another id.")
      } else {
        notices.append(notice)
      }
    }
    return notices
  }

  /// Without `from` a notice holds since ever, without `until` for ever.
  private func notice(_ item: YAMLTree, _ findings: inout Findings) -> Notice? {
    var id: String?
    var text: String?
    var from: CivilDate? = CivilDate(year: 1, month: 1, day: 1)
    var until: CivilDate? = CivilDate(year: 9999, month: 12, day: 31)
    for pair in SettingsReader.pairs(item, "a notice", known: ["id", "from", "until", "text"], &findings) {
      switch pair.key {
      case "id": id = SettingsReader.text(pair.value, "`id`", &findings)
      case "from": from = SettingsReader.date(pair.value, "`from`", &findings)
      case "until": until = SettingsReader.date(pair.value, "`until`", &findings)
      default:
        text = SettingsReader.text(pair.value, "`text`", &findings)
          .map { variables.filled($0, at: pair.value.place, &findings) }
      }
    }
    guard let text else {
      findings.error("bad-notice", at: item.place, "This notice says nothing.", mend: "Give it a `text`.")
      return nil
    }
    // A date that cannot be read has been reported; better no notice than one on the wrong days.
    guard let from, let until else { return nil }
    guard from <= until else {
      findings.error(
        "bad-notice", at: item.place, "This notice ends (\(until)) before it begins (\(from)).",
        mend: "Exchange the two dates, or correct the year.")
      return nil
    }
    if let claim = HumanClaim.found(in: text, refusing) {
      HumanClaim.report(claim, "This notice", at: item.place, &findings)
      return nil
    }
    return Notice(id: id ?? Slug.of(text), from: from, until: until, text: text)
  }
}
