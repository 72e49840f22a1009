extension Driver {
  /// The examination that is the same on both engines: are the recorded migrations this program's?
  package func migrationCheck(_ migrations: [Migration]) async -> StoreCheck {
    let name = "迁移记录"
    do {
      guard let fault = try await migrationState(migrations).fault(place: place) else { return StoreCheck(name, .passed) }
      return StoreCheck(name, .failed([fault.message]))
    } catch {
      return StoreCheck(name, .notRun(error.message))
    }
  }
}
