extension Driver {
  /// Bytes of the database, as its engine counts them (数据库大小).
  package func size() async throws(StoreError) -> Int {
    try await read { transaction in Int(clamping: try transaction.first(transaction.dialect.size)?.integer("bytes") ?? 0) }
  }
}
