import Glibc

/// A folder of our own for a program that needs one (工作文件夹): nobody else may look into it, and it goes with its value.
///
/// Whoever is killed leaves it behind; the next one of the same kind removes what is older than an hour.
struct WorkFolder: ~Copyable {
  let path: String
  private static let start = "heng-office-"

  init() throws(ReaderError) {
    let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let parent = root.isEmpty ? "/tmp" : root
    Self.sweep(parent)
    var template = Array("\(parent)/\(Self.start)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .noResources(reason: "不能建立临时文件夹") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  func write(_ bytes: [UInt8], as name: String) throws(ReaderError) {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .noResources(reason: "不能建立临时文件") }
    defer { _ = close(file) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + offset }, bytes.count - offset) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .noResources(reason: "临时文件写不下") }
      offset += count
    }
  }

  /// A plain file of the folder, never a link; nil where there is none, or more than so many bytes.
  func read(_ name: String, atMost most: Int) -> [UInt8]? {
    let file = open("\(path)/\(name)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= most else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = Glibc.read(file, buffer.baseAddress.map { $0 + filled }, size - filled)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        filled += count
      }
    }
    return bytes.count == size ? bytes : nil
  }

  private static func sweep(_ parent: String) {
    let now = time(nil)
    for name in names(parent) where name.hasPrefix(start) {
      var status = stat()
      let path = "\(parent)/\(name)"
      if lstat(path, &status) == 0, status.st_uid == geteuid(), now - status.st_mtim.tv_sec > 3_600 { remove(path) }
    }
  }

  private static func names(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Links are removed, not followed.
  private static func remove(_ path: String, depth: Int = 0) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR, depth < 40 else {
      _ = unlink(path)
      return
    }
    for name in names(path) { remove("\(path)/\(name)", depth: depth + 1) }
    _ = rmdir(path)
  }
}
