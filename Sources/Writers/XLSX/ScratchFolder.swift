import Foundation

/// A private temporary folder (临时目录), readable by this user only and gone when the writer is done.
struct ScratchFolder: ~Copyable {
  let path: String

  /// Makes the folder under `parent`, or under the system's temporary folder.
  init(in parent: String?) throws(WriterError) {
    let root = parent ?? FileManager.default.temporaryDirectory.path
    var template = Array("\(root)/heng-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw .scratch(reason: Self.words(errno)) }
    path = String(cString: made)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func contents(of name: String) throws(WriterError) -> [UInt8] {
    do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))) } catch {
      throw .scratch(reason: "读回临时文件失败")
    }
  }

  private static func words(_ code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "磁盘空间已满"
    case EACCES, EPERM, EROFS: "没有写权限"
    case ENOENT, ENOTDIR: "目录不存在"
    default: "系统错误 \(code)"
    }
  }
}
