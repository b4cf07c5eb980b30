extension RowFile {
  /// Days for which rows are kept that the knowledge has no more: the other knowledge of a folder that serves two in
  /// turn, or a wording that comes back.
  private static let othersDaysMax = 30
  /// Of such rows: 13 MB of the large encoder's.
  private static let othersMax = 4_096

  /// What the file should hold: what is wanted, and of what it held besides the rows that were wanted last.
  static func kept(_ wanted: [Key: [Float]], beside stored: [Key: Row], on today: Int) -> [Key: Row] {
    let others = stored.filter { wanted[$0.key] == nil && today - $0.value.usedOn <= othersDaysMax }
      .sorted { ($1.value.usedOn, $0.key.high, $0.key.low) < ($0.value.usedOn, $1.key.high, $1.key.low) }
      .prefix(othersMax)
    var kept = wanted.mapValues { Row(vector: $0, usedOn: today) }
    for (key, row) in others { kept[key] = row }
    return kept
  }
}
