import Foundation
import HengStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A database file on disk, looked at and moved without opening it (数据库文件).
struct SQLiteFile {
  let path: String

  init(path: String) { self.path = Self.literal(path) }

  /// The path as SQLite opens that very file: it would read `file:a.db` as an address of `a.db`.
  static func literal(_ path: String) -> String { path.hasPrefix("file:") ? "./" + path : path }

  /// Throws a plain reason when the file cannot be a database of ours.
  func admit(create: Bool) throws(StoreError) {
    let files = FileManager.default
    var isDirectory: ObjCBool = false
    if files.fileExists(atPath: path, isDirectory: &isDirectory) {
      if isDirectory.boolValue { throw .cannotOpen(place: path, .isDirectory) }
      guard files.isReadableFile(atPath: path), files.isWritableFile(atPath: path) else { throw .cannotOpen(place: path, .noPermission) }
      guard try isDatabaseOrEmpty() else { throw .cannotOpen(place: path, .notADatabase) }
    } else {
      guard files.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue else {
        throw .cannotOpen(place: path, .directoryMissing)
      }
      guard create else { throw .cannotOpen(place: path, .fileMissing) }
      guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
        throw .cannotOpen(place: path, .noPermission)
      }
      try sync(folder)
    }
  }

  var folder: String {
    // Foundation's own splitting of a path ends the program on a name of one letter.
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// An empty file is an empty database; any other begins with SQLite's mark.
  func isDatabaseOrEmpty() throws(StoreError) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .cannotOpen(place: path, .noPermission) }
    defer { try? handle.close() }
    guard let start = try? handle.read(upToCount: 16) else { return true }
    return start.isEmpty || start == Data("SQLite format 3\0".utf8)
  }

  /// Whether a program has the database open, this one too: SQLite holds a lock from the first use of a database in WAL mode to the end.
  ///
  /// Not for a file that this process has open: closing it here would drop the process's own locks.
  var isHeld: Bool {
    #if canImport(Glibc)
      let descriptor = open(path, O_RDWR)
      guard descriptor >= 0 else { return false }
      defer { _ = close(descriptor) }
      // From the pending byte to the end of the shared range. Source: sqlite3.h, SQLITE_FCNTL and os_unix.c, PENDING_BYTE.
      var range = flock()
      range.l_type = Int16(F_WRLCK)
      range.l_whence = Int16(SEEK_SET)
      range.l_start = 0x4000_0000
      range.l_len = 512
      guard heldRange(descriptor, &range) == 0 else { return false }
      return range.l_type != Int16(F_UNLCK)
    #else
      return false
    #endif
  }

  #if canImport(Glibc)
    /// A lock of an open file description also meets the locks of this process.
    private func heldRange(_ descriptor: Int32, _ range: inout flock) -> Int32 {
      let openFileDescription: Int32 = 36
      return withUnsafeMutablePointer(to: &range) { fcntl(descriptor, openFileDescription, $0) }
    }
  #endif

  /// Bytes of a file beside this one: `-wal`, `-journal`.
  func size(of suffix: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  /// A name beside this one that nobody has: the draft of a copy.
  var draft: SQLiteFile { SQLiteFile(path: "\(path).\(UUID().uuidString.prefix(8).lowercased()).part") }

  /// The path behind links, where there is one.
  var resolved: SQLiteFile {
    guard let real = realpath(path, nil) else { return self }
    defer { free(real) }
    return SQLiteFile(path: String(cString: real))
  }

  /// Puts this file in another's place in one step, so that a crash leaves either the old or the new one.
  func replace(_ target: String) throws(StoreError) {
    try sync(path)
    guard rename(path, target) == 0 else { throw .backupFailed(path: target, reason: Self.systemError) }
    try sync(SQLiteFile(path: target).folder)
  }

  func remove() {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }

  private func sync(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .backupFailed(path: path, reason: Self.systemError) }
    defer { _ = close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .backupFailed(path: path, reason: Self.systemError) }
  }

  static var systemError: String {
    switch errno {
    case ENOSPC, EDQUOT: "磁盘已满"
    case EACCES, EPERM, EROFS: "没有写入权限"
    case ENOENT: "文件夹不存在"
    default: "系统错误 \(errno)"
    }
  }
}
