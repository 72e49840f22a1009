import Foundation
import HengOperations
import HengValues

/// The files that a command is to weigh (待核查文件): those named, and all papers below a folder, in the order of their names.
enum PaperFiles {
  /// Pictures only where they can be recognised.
  private static let kinds: Set<String> = {
    let kinds: Set<String> = ["txt", "md", "html", "htm", "pdf", "ofd", "docx", "xlsx", "xlsm", "wps", "et", "doc", "xls", "rtf", "zip"]
    return AuditRun.readsPictures ? kinds.union(["png", "jpg", "jpeg", "tif", "tiff"]) : kinds
  }()

  static func inputs(_ paths: [String]) throws(FileProblem) -> [AuditRun.Input] {
    var files: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw FileProblem(message: "找不到文件 \(path.shownName)。请核对文件名和所在目录。")
      }
      if isFolder.boolValue {
        let found = try papers(below: path)
        guard !found.isEmpty else {
          throw FileProblem(message: "文件夹 \(path.shownName) 中没有可核查的文件（\(kinds.sorted().joined(separator: "、"))）。请核对文件夹。")
        }
        files += found
      } else {
        files.append(path)
      }
    }
    return files.flatMap { file in
      AuditRun.Input.inputs(of: file.shownName, mayBeArchive: beginsAsZip(file)) { () throws(AuditInputError) in
        do throws(FileProblem) {
          guard !isFolder(file) else { throw FileProblem(message: "文件夹读不出来。请检查是否有读取权限。") }
          return try FileAccess.read(file)
        } catch {
          throw AuditInputError(file: file.shownName, message: error.message)
        }
      }
    }
  }

  /// Hidden files and folders, and the lock files of office programs, are left out. A folder below that cannot be read stands among the
  /// files, where reading it names it; linked folders are not followed.
  private static func papers(below folder: String) throws(FileProblem) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw FileProblem(message: "文件夹 \(folder.shownName) 读不出来。请检查是否有读取权限。")
    }
    var files: [String] = []
    for name in names where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let path = "\(folder)/\(name)"
      if isFolder(path) {
        do throws(FileProblem) { files += try papers(below: path) } catch { files.append(path) }
      } else if let dot = name.lastIndex(of: "."), kinds.contains(name[name.index(after: dot)...].lowercased()) {
        files.append(path)
      }
    }
    return files.sorted()
  }

  /// Looked at only where the file can be read again.
  private static func beginsAsZip(_ path: String) -> Bool {
    guard (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeRegular,
      let handle = FileHandle(forReadingAtPath: path)
    else { return false }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: 2)).flatMap { $0 }.map { Array($0) == Array("PK".utf8) } ?? false
  }

  private static func isFolder(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeDirectory
  }
}
