/// A file of an archive of our own, by the end of its name (存档中的文件).
package enum ArchivedFile {
  /// Nil where the archive has none.
  package static func bytes(
    _ archive: [UInt8], endingWith ending: String, _ limits: ReaderLimits = ReaderLimits()
  ) throws(ReaderError) -> [UInt8]? {
    let result: Result<[UInt8]?, ReaderError> = archive.withUnsafeBytes { buffer in
      do throws(ReaderError) {
        let package = try ZipPackage(buffer, limits)
        guard let name = package.names.filter({ $0.hasSuffix(ending) }).min() else { return .success(nil) }
        return .success(try package.contents(of: name))
      } catch { return .failure(error) }
    }
    return try result.get()
  }
}
