import Foundation
import HengStore
import HengValues
import Synchronization

/// Standard output for data, standard error for messages (输出). Control signs in a text, as a file's name may hold, become visible.
enum Terminal {
  /// Whether standard output is a terminal that somebody looks at.
  static var isShown: Bool { isatty(FileHandle.standardOutput.fileDescriptor) == 1 }

  static func output(_ text: String) throws { try write(text.hasSuffix("\n") ? text : text + "\n") }

  /// A piece of a text, without a line break at its end.
  static func write(_ text: String) throws { try output(Array(text.shownText.utf8)) }

  /// Ends the command with code 2 when the data could not be written whole.
  static func output(_ bytes: [UInt8]) throws {
    do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
      Self.error("输出没有写完，请不要使用已写出的部分。请检查磁盘空间后重新运行。")
      throw Exit.unusable
    }
  }

  /// A message that cannot be written has nobody to read it.
  static func error(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text.shownText + "\n").utf8)) }
}

/// Files that commands read and write.
enum FileAccess {
  static func read(_ path: String, atMost most: Int = .max) throws(FileProblem) -> [UInt8] {
    UsedFiles.add(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileProblem(message: "找不到文件 \(path.shownName)。请核对文件名和所在目录。")
    }
    guard !isFolder.boolValue else { throw FileProblem(message: "\(path.shownName) 是文件夹，不是文件。请指定文件。") }
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size <= most else {
      throw FileProblem(message: "文件 \(path.shownName) 超过上限（\(most >> 20) MB）。请拆成几个文件再试。")
    }
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw FileProblem(message: "文件 \(path.shownName) 读不出来。请检查是否有读取权限。")
    }
  }

  /// Writes the whole file or nothing.
  static func write(_ bytes: [UInt8], to path: String) throws(FileProblem) { try write(to: path) { add in try add(bytes) } }

  /// Writes the whole file or nothing. `body` adds it piece by piece; gives its length.
  @discardableResult
  static func write(
    to path: String, _ body: (_ add: (_ bytes: [UInt8]) throws -> Void) throws -> Void
  ) throws(FileProblem) -> Int {
    let draft = try DraftFile(for: path)
    do { try body { try draft.add($0) } } catch {
      draft.drop()
      throw draft.problem
    }
    return try draft.keep()
  }
}

/// A file in the making (写作中的文件): a temporary neighbour that takes the place of the target when it is whole, or goes.
struct DraftFile {
  private let path: String
  private let target: URL
  private let draft: URL
  private let handle: FileHandle

  init(for path: String) throws(FileProblem) {
    guard !UsedFiles.contains(path) else {
      throw FileProblem(message: "\(path.shownName) 就是输入的文件或正在使用的数据库，不能用结果覆盖它。请换一个文件名。")
    }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let folder = target.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw FileProblem(message: "文件夹 \(folder.shownName) 不存在。请先建立文件夹，或换一个位置。")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw FileProblem(message: "文件夹 \(folder.shownName) 不能写入。请换一个有写入权限的位置。")
    }
    let kind = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    guard kind == nil || kind == .typeRegular else {
      throw FileProblem(message: "\(path.shownName) 不是普通文件，不能覆盖。请换一个文件名。")
    }
    draft = target.deletingLastPathComponent().appendingPathComponent(
      ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    self.path = path
    self.target = target
    do {
      try Data().write(to: draft)
      handle = try FileHandle(forWritingTo: draft)
    } catch { throw Self.problem(path) }
  }

  func add(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

  /// Puts it in the place of the target; gives its length.
  func keep() throws(FileProblem) -> Int {
    do {
      let count = try handle.offset()
      try handle.close()
      guard rename(draft.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
      return Int(count)
    } catch {
      drop()
      throw problem
    }
  }

  func drop() { try? FileManager.default.removeItem(at: draft) }

  var problem: FileProblem { Self.problem(path) }

  private static func problem(_ path: String) -> FileProblem {
    FileProblem(message: "文件 \(path.shownName) 没有写成，原文件未改动。请检查磁盘空间和写入权限。")
  }
}

/// The files that this run has read or works on (输入文件): a result is never written over one of them, whatever the spelling, link or mount.
enum UsedFiles {
  private static let known = Mutex<Set<FileIdentity>>([])

  static func add(_ path: String) {
    guard let file = FileIdentity(path) else { return }
    _ = known.withLock { $0.insert(file) }
  }

  /// A database with its logs.
  static func add(database path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { add(path + suffix) }
  }

  static func contains(_ path: String) -> Bool {
    FileIdentity(path).map { file in known.withLock { $0.contains(file) } } ?? false
  }
}

struct FileProblem: Error {
  let message: String
}
