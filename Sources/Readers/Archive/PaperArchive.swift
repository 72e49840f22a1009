/// An archive of papers (文书压缩包): the files that it holds, those of an archive inside it too, and why others are not read.
///
/// Nothing is written to disk. Archives that stand two deep are named and not opened.
package struct PaperArchive: Sendable {
  package struct Entry: Sendable {
    /// With its folders: `表/自评表.xlsx`, `附件.zip/自评表.xlsx`.
    package let name: String
    package let size: Int
    /// Why it is not read, for users; nil for a file that is.
    package let refusal: ReaderError?
    /// Its place in the directory, after that of the archive inside which it stands.
    fileprivate let path: [UInt64]
  }

  package let entries: [Entry]
  /// The names of the files that were joined to one paper, in order; nil for an archive of separate papers.
  package let joined: [String]?
  private let bytes: [UInt8]
  private let limits: ReaderLimits

  /// The first entry of an archive whose files are one paper: it holds their names, a line each.
  package static let joiningMark = ".heng-as-one"

  /// Whether a look at its names says so.
  package static func isLikely(_ bytes: [UInt8]) -> Bool {
    FileSignature.kind(bytes) == .zip && ZipNames(bytes)?.areOfFiles == true
  }

  /// Nil for bytes that are no archive of files: an office file is none.
  package init?(_ bytes: [UInt8], limits: ReaderLimits = .paper) throws(ReaderError) {
    guard FileSignature.kind(bytes) == .zip else { return nil }
    guard bytes.count <= limits.fileSize else { throw .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    let listing = try Self.opened(bytes, limits) { (directory) throws(ReaderError) -> Listing? in
      guard directory.holdsFiles else { return nil }
      return try Listing(directory, limits)
    }
    guard let listing else { return nil }
    (entries, joined) = (listing.entries, listing.joined)
    self.bytes = bytes
    self.limits = limits
  }

  /// The bytes of a file of the archive.
  package func bytes(of entry: Entry) throws(ReaderError) -> [UInt8] {
    if let refusal = entry.refusal { throw refusal }
    return try Self.contents(bytes, entry.path[...], limits)
  }

  private static func contents(_ bytes: [UInt8], _ path: ArraySlice<UInt64>, _ limits: ReaderLimits) throws(ReaderError) -> [UInt8] {
    guard let first = path.first else { return bytes }
    let inner = try opened(bytes, limits) { (directory) throws(ReaderError) in
      try directory.contents(of: directory.items[Int(first)])
    }
    return try contents(inner, path.dropFirst(), limits)
  }

  fileprivate static func opened<T>(
    _ bytes: [UInt8], _ limits: ReaderLimits, _ body: (ZipDirectory) throws(ReaderError) -> T
  ) throws(ReaderError) -> T {
    let result: Result<T, ReaderError> = bytes.withUnsafeBytes { buffer in
      do throws(ReaderError) { return .success(try body(try ZipDirectory(buffer, limits))) } catch { return .failure(error) }
    }
    return try result.get()
  }
}

/// What an archive holds, while it is counted (清点).
private struct Listing {
  var entries: [PaperArchive.Entry] = []
  var joined: [String]?
  private let limits: ReaderLimits
  private var unpacked = 0
  private var known: [String: Int] = [:]

  init(_ directory: ZipDirectory, _ limits: ReaderLimits) throws(ReaderError) {
    self.limits = limits
    if let mark = directory.items.first, mark.name == PaperArchive.joiningMark {
      let words = String(decoding: try directory.contents(of: mark), as: UTF8.self)
      joined = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    try add(directory, inside: "", path: [])
  }

  private mutating func add(_ directory: ZipDirectory, inside folder: String, path: [UInt64]) throws(ReaderError) {
    for item in directory.items where !Self.isOfTheSystem(item.name) {
      try ReaderLimits.checkTime()
      guard entries.count < limits.archiveFiles else { throw .tooLarge(what: "压缩包中的文件", limit: "\(limits.archiveFiles) 个") }
      let (sum, overflow) = unpacked.addingReportingOverflow(item.size)
      var refusal = item.refusal
      if overflow || sum > limits.unpackedSize {
        refusal = refusal ?? .tooLarge(what: "压缩包解压后的内容", limit: "\(limits.unpackedSize >> 20) MB")
      } else if refusal == nil {
        unpacked = sum
      }
      let name = folder + item.name
      if refusal == nil, item.name.lowercased().hasSuffix(".zip"), joined == nil {
        if let inner = try self.inner(item, directory) {
          guard path.isEmpty else {
            note(name, item.size, Self.tooDeep, path + [item.index])
            continue
          }
          try add(inner, named: name, path: path + [item.index])
          continue
        }
      }
      note(name, item.size, refusal, path + [item.index])
    }
  }

  private static let tooDeep = ReaderError.unreadableKind("压缩包里的压缩包里的压缩包", advice: "请先解压，再选其中的文书。")

  /// The bytes of an archive inside the archive; nil for what is none, or cannot be read, which reading it will say.
  private func inner(_ item: ZipDirectory.Item, _ directory: ZipDirectory) throws(ReaderError) -> [UInt8]? {
    guard let bytes = try? directory.contents(of: item), FileSignature.kind(bytes) == .zip else {
      try ReaderLimits.checkTime()
      return nil
    }
    let holdsFiles = try? PaperArchive.opened(bytes, limits) { (directory) throws(ReaderError) in directory.holdsFiles }
    return holdsFiles == true ? bytes : nil
  }

  private mutating func add(_ bytes: [UInt8], named name: String, path: [UInt64]) throws(ReaderError) {
    var copy = self
    try PaperArchive.opened(bytes, limits) { (directory) throws(ReaderError) in
      try copy.add(directory, inside: name + "/", path: path)
    }
    self = copy
  }

  /// The same name twice stays apart.
  private mutating func note(_ name: String, _ size: Int, _ refusal: ReaderError?, _ path: [UInt64]) {
    known[name, default: 0] += 1
    let count = known[name] ?? 1
    entries.append(
      PaperArchive.Entry(name: count > 1 ? "\(name)（第\(count)个）" : name, size: size, refusal: refusal, path: path))
  }

  /// Folders, hidden files and what systems and office programs leave beside papers.
  private static func isOfTheSystem(_ name: String) -> Bool {
    if name.hasSuffix("/") { return true }
    let steps = name.split(separator: "/")
    let last = steps.last?.lowercased() ?? ""
    return steps.contains { $0.hasPrefix(".") && $0 != ".." && $0 != "." } || steps.first == "__MACOSX" || last.hasPrefix("~$")
      || last == "thumbs.db" || last == "desktop.ini"
  }
}
