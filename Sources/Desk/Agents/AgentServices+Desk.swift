package import Storage

extension AgentServices {
  /// Of a running desk.
  package init(
    desk: Desk, store: any EventStore, directory: any AgentDirectory, clock: any WallClock = SystemClock()
  ) {
    self.init(
      store: store, directory: directory, floor: desk.floor, receptionist: { desk.receptionist }, clock: clock)
  }
}
