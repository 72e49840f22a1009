/// A migration as a database records it (已执行的迁移).
package struct AppliedMigration: Hashable, Sendable {
  package let number: Int
  package let name: String
  package let checksum: String
  package let appliedAt: String

  package init(number: Int, name: String, checksum: String, appliedAt: String) {
    self.number = number
    self.name = name
    self.checksum = checksum
    self.appliedAt = appliedAt
  }

  package var title: String { Migration.title(number, name) }
}

/// A migration whose record in the database is not what this program would have applied (迁移差异).
package enum MigrationDifference: Hashable, Sendable {
  /// The text changed after it was applied.
  case changed(String)
  /// A later migration was applied without this one.
  case skipped(String)

  package var text: String {
    switch self {
    case .changed(let title): "\(title) 执行后又被改过"
    case .skipped(let title): "\(title) 没有执行，却执行了更新的迁移"
    }
  }
}

/// How a database's schema stands to this program's migrations (结构状态).
package enum MigrationState: Hashable, Sendable {
  case current
  /// These are still to be applied; on an empty database, all.
  case behind([Migration])
  /// The database knows migrations that this program does not.
  case ahead([AppliedMigration])
  case altered([MigrationDifference])
  /// Tables, but no record of migrations.
  case foreign

  /// Compares what was applied with what is known. A newer schema outweighs a difference, because its program may have good reasons.
  package init(known: [Migration], applied: [AppliedMigration]) {
    let unknown = applied.filter { done in !known.contains { $0.number == done.number } }
    guard unknown.isEmpty else {
      self = .ahead(unknown)
      return
    }
    let newest = applied.map(\.number).max() ?? 0
    var differences: [MigrationDifference] = []
    var pending: [Migration] = []
    for migration in known.sorted(by: { $0.number < $1.number }) {
      if let done = applied.first(where: { $0.number == migration.number }) {
        if done.checksum != migration.checksum || done.name != migration.name { differences.append(.changed(migration.title)) }
      } else if migration.number < newest {
        differences.append(.skipped(migration.title))
      } else {
        pending.append(migration)
      }
    }
    self = !differences.isEmpty ? .altered(differences) : pending.isEmpty ? .current : .behind(pending)
  }

  /// The error that stops a program which needs the current schema; nil when it is current.
  package func fault(place: String) -> StoreError? {
    switch self {
    case .current: nil
    case .behind(let pending): .schemaOlder(place: place, pending: pending.map(\.title))
    case .ahead(let unknown): .schemaNewer(place: place, unknown: unknown.map(\.title))
    case .altered(let differences): .schemaAltered(place: place, differences)
    case .foreign: .foreignDatabase(place: place)
    }
  }
}
