import GRDB
import HengStore

/// The two marks by which a database and its log are known to belong together (库与日志的标记), both in the header that page 1 begins with.
///
/// `application_id` is drawn once for a database. `user_version` counts its commits, so every commit has page 1 in the log: a log whose
/// pages bear another mark, or a count that does not join the file's, is another database's or another time's and is never played in.
struct FileMarks: Hashable {
  var database: UInt32
  var commits: UInt32
  var pageSize: Int

  /// From the first 100 bytes of page 1; nil when they are no header of SQLite. Source: sqlite.org/fileformat2.html, 1.3.
  init?(page: ArraySlice<UInt8>) {
    let bytes = Array(page.prefix(100))
    guard bytes.count == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    pageSize = size == 1 ? 65_536 : size
    commits = bytes.bigEndian(at: 60)
    database = bytes.bigEndian(at: 68)
  }

  /// Counts this commit, and draws the database's own number on the first one.
  static func stamp(_ database: Database) throws {
    let commits = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    try database.execute(sql: "PRAGMA user_version = \(commits &+ 1)")
    guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == 0 else { return }
    try database.execute(sql: "PRAGMA application_id = \(Int32.random(in: 1...Int32.max))")
  }
}

extension [UInt8] {
  /// Four bytes from `place`; 0 beyond the end.
  func bigEndian(at place: Int) -> UInt32 {
    guard place >= 0, place + 4 <= count else { return 0 }
    return self[place..<(place + 4)].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
