import Glibc

/// Bytes for another program, or for later, as a file without a name (临时文件): gone with its last descriptor, whatever happens to us.
package struct UnlinkedFile: ~Copyable, Sendable {
  package let descriptor: Int32
  private let count: Int

  package init(_ bytes: [UInt8]) throws(ReaderError) {
    let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(root.isEmpty ? "/tmp" : root)/heng-XXXXXX".utf8CString)
    let made = mkstemp(&template)
    guard made >= 0 else { throw .noResources(reason: "不能建立临时文件") }
    _ = unlink(template)
    // A high number, so that it is none of the three that a child begins with.
    let moved = fcntl(made, F_DUPFD_CLOEXEC, 10)
    _ = close(made)
    guard moved >= 0 else { throw .noResources(reason: "打开的文件太多") }
    guard Self.write(bytes, to: moved) else {
      _ = close(moved)
      throw .noResources(reason: "临时文件写不下")
    }
    descriptor = moved
    count = bytes.count
  }

  /// What was written; nil where the system does not give it back whole. Whoever else reads the file keeps its place.
  package func bytes() -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(filled))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { return }
        filled += read
      }
    }
    return bytes.count == count ? bytes : nil
  }

  deinit { _ = close(descriptor) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
  }
}
