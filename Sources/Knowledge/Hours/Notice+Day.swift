extension Business {
  /// The notices that hold on a day of the business's own calendar, in the order written.
  package func notices(on date: CivilDate) -> [Notice] {
    notices.filter { $0.from <= date && date <= $0.until }
  }
}
