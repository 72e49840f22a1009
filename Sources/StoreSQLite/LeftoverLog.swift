import Foundation
import HengStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A log beside a database file that was left when a program was killed, or that came from elsewhere (遗留日志): `-wal`, `-journal`.
///
/// SQLite plays in whatever log stands there. This looks first, without opening anything by SQLite.
struct LeftoverLog {
  let path: String

  /// Throws when a log beside the file is not this file's. While another program has the database open, that program has looked.
  func admit() throws(StoreError) {
    for attempt in 0..<5 {
      guard let fault = fault() else { return }
      if SQLiteFile(path: path).isHeld { return }
      // A log that was just being folded in by its owner is read once more.
      if attempt == 4 { throw .cannotOpen(place: path, fault) }
      usleep(20_000)
    }
  }

  private func fault() -> OpenFault? {
    guard FileIdentity(path) != nil else { return nil }
    for (suffix, marks) in [("-wal", walMarks), ("-journal", journalMarks)] {
      guard let found = marks() else { continue }
      guard let main = mainMarks() else { return .strangeLog(path + suffix) }
      if !found.joins(main) { return .strangeLog(path + suffix) }
    }
    return nil
  }

  /// An empty file has no marks yet; its log holds all there is.
  private func mainMarks() -> FileMarks? {
    FileMarks(page: read(path, 0, 100)[...])
  }

  /// What the pages of a log say of the database that it belongs to.
  private struct Found {
    var pageSize: Int
    /// Page 1 as the log has it, in order of the commits.
    var first: [FileMarks]
    /// The log begins before the first commit that the marks count: the file beside it is new, or older than the marks.
    func joins(_ main: FileMarks) -> Bool {
      guard pageSize == main.pageSize else { return false }
      guard let start = first.first, let end = first.last else { return main.database == 0 }
      let isNamed = first.allSatisfy { $0.database == main.database || main.database == 0 && main.commits == 0 }
      return isNamed && main.commits &+ 1 >= start.commits && main.commits <= end.commits
    }
  }

  /// Frames of 24 bytes and a page each behind a header of 32. Source: sqlite.org/fileformat2.html, 4.1.
  private func walMarks() -> Found? {
    let wal = path + "-wal"
    let header = read(wal, 0, 32)
    guard header.count == 32, header.bigEndian(at: 0) & ~1 == 0x377f_0682 else { return nil }
    let pageSize = Int(header.bigEndian(at: 8))
    guard (512...65_536).contains(pageSize), let handle = FileHandle(forReadingAtPath: wal) else { return nil }
    defer { try? handle.close() }
    var found = Found(pageSize: pageSize, first: [])
    var place: UInt64 = 32
    var frames = 0
    while true {
      guard (try? handle.seek(toOffset: place)) != nil, let bytes = (try? handle.read(upToCount: 124)).map({ [UInt8]($0) }),
        bytes.count == 124, Array(bytes[8..<16]) == Array(header[16..<24])
      else { break }
      frames += 1
      if bytes.bigEndian(at: 0) == 1, let marks = FileMarks(page: bytes[24...]) { found.first.append(marks) }
      place += UInt64(24 + pageSize)
    }
    return frames == 0 ? nil : found
  }

  /// A header padded to a sector, then a page's number, content before the change, and checksum each. Source: 3 there.
  private func journalMarks() -> Found? {
    let header = read(path + "-journal", 0, 28)
    guard header.count == 28, Array(header[0..<8]) == [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7], header.bigEndian(at: 8) != 0
    else { return nil }
    let (sector, pageSize) = (Int(header.bigEndian(at: 20)), Int(header.bigEndian(at: 24)))
    guard (512...65_536).contains(pageSize), (32...65_536).contains(sector) else { return nil }
    var found = Found(pageSize: pageSize, first: [])
    var place = sector
    for _ in 0..<64 {
      let record = read(path + "-journal", place, 104)
      guard record.count == 104 else { break }
      if record.bigEndian(at: 0) == 1, var marks = FileMarks(page: record[4...]) {
        found.first.append(marks)
        // The file holds page 1 as it was, or as the change would have it.
        marks.commits &+= 1
        found.first.append(marks)
      }
      place += pageSize + 8
    }
    return found
  }

  private func read(_ path: String, _ place: Int, _ count: Int) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? handle.close() }
    guard (try? handle.seek(toOffset: UInt64(place))) != nil, let data = try? handle.read(upToCount: count) else { return [] }
    return [UInt8](data)
  }
}
