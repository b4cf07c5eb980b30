package import Knowledge

/// Where a line told a waiting customer that they stand: kept so that nobody is told the same twice, and so that it is
/// known who was told what (E1, E3).
package struct Standing: Hashable, Sendable, Codable {
  /// In the queue, from 1; nil: nobody is there, or nobody who serves it.
  package var place: Int?
  /// While nobody is there: when people are back, as far as that is known.
  package var opens: CivilMinute?
  /// The line says that nobody has been free within the set time (E3).
  package var isOverdue: Bool?

  /// - Parameters:
  ///   - place: nil while the business is closed or nobody is there who serves it.
  ///   - isOverdue: true or nil.
  package init(place: Int? = nil, opens: CivilMinute? = nil, isOverdue: Bool? = nil) {
    self.place = place
    self.opens = opens
    self.isOverdue = isOverdue
  }
}
