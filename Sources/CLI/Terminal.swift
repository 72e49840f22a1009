import Foundation

/// Standard output for data, standard error for messages (输出).
enum Terminal {
  /// Whether standard output is a terminal that somebody looks at.
  static var isShown: Bool { isatty(FileHandle.standardOutput.fileDescriptor) == 1 }

  static func output(_ text: String) throws { try output(Array((text.hasSuffix("\n") ? text : text + "\n").utf8)) }

  /// Ends the command with code 2 when the data could not be written whole.
  static func output(_ bytes: [UInt8]) throws {
    do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
      Self.error("输出没有写完，请不要使用已写出的部分。请检查磁盘空间后重新运行。")
      throw Exit.unusable
    }
  }

  /// A message that cannot be written has nobody to read it.
  static func error(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }
}

/// Files that commands read and write.
enum FileAccess {
  static func read(_ path: String) throws(FileProblem) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileProblem(message: "找不到文件 \(path)。请核对文件名和所在目录。")
    }
    guard !isFolder.boolValue else { throw FileProblem(message: "\(path) 是文件夹，不是文件。请指定文件。") }
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw FileProblem(message: "文件 \(path) 读不出来。请检查是否有读取权限。")
    }
  }

  /// Writes the whole file or nothing: into a temporary neighbour first, then renamed.
  static func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let folder = target.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw FileProblem(message: "文件夹 \(folder) 不存在。请先建立文件夹，或换一个位置。")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw FileProblem(message: "文件夹 \(folder) 不能写入。请换一个有写入权限的位置。")
    }
    let kind = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    guard kind == nil || kind == .typeRegular else {
      throw FileProblem(message: "\(path) 不是普通文件，不能覆盖。请换一个文件名。")
    }
    let draft = target.deletingLastPathComponent().appendingPathComponent(
      ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try Data(bytes).write(to: draft)
      guard rename(draft.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw FileProblem(message: "文件 \(path) 没有写成，原文件未改动。请检查磁盘空间和写入权限。")
    }
  }
}

struct FileProblem: Error {
  let message: String
}
