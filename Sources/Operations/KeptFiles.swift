import HengReaders

/// The last runs of bytes that may be asked for again (备取文件), in files without a name: what is kept costs the server no memory,
/// however large it is. What has made way, or could not be written, is not there, and whoever asks makes it anew.
package struct KeptFiles: Sendable {
  /// One run of bytes. It can be read as long as anybody holds it, also after it has made way.
  package final class File: Sendable {
    package let name: String
    fileprivate let size: Int
    private let file: UnlinkedFile

    fileprivate init(_ bytes: [UInt8], name: String) throws(ReaderError) {
      self.name = name
      size = bytes.count
      file = try UnlinkedFile(bytes)
    }

    package func bytes() -> [UInt8]? { file.bytes() }
  }

  private var files: [(key: String, file: File)] = []
  private let most: Int
  private let mostBytes: Int

  /// - Parameters:
  ///   - most: runs; each holds a descriptor.
  ///   - mostBytes: of all together; the newest is kept whatever its size.
  package init(most: Int, mostBytes: Int) {
    self.most = most
    self.mostBytes = mostBytes
  }

  package subscript(key: String) -> File? { files.last { $0.key == key }?.file }

  package mutating func forget(_ key: String) { files.removeAll { $0.key == key } }

  package mutating func keep(_ bytes: [UInt8], as key: String, named name: String = "") {
    files.removeAll { $0.key == key }
    guard let file = try? File(bytes, name: name) else { return }
    files.append((key, file))
    while files.count > most || files.count > 1 && files.reduce(0, { $0 + $1.file.size }) > mostBytes { files.removeFirst() }
  }
}
