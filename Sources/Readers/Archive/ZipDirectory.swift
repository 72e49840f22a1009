import CZip
import Glibc

/// The directory of a stranger's ZIP (压缩包目录), entry by entry: what cannot be read is said of that entry and does not stop the others.
///
/// Valid only while the bytes it was opened on stay in place. Names are shown and never become paths.
final class ZipDirectory {
  struct Item {
    let index: UInt64
    let name: String
    let size: Int
    /// Why it is not read.
    let refusal: ReaderError?
  }

  private let archive: OpaquePointer
  let items: [Item]
  /// In lower case, as parts of office files are sought.
  private let names: Set<String>

  init(_ bytes: UnsafeRawBufferPointer, _ limits: ReaderLimits) throws(ReaderError) {
    let archive = try ZipPackage.opened(bytes)
    let count = zip_get_num_entries(archive, 0)
    guard count <= limits.parts else {
      zip_discard(archive)
      throw .tooLarge(what: "压缩包中的文件", limit: "\(limits.parts) 个")
    }
    self.archive = archive
    items = (0..<UInt64(max(count, 0))).map { Self.item($0, archive, limits) }
    names = Set(items.map { $0.name.lowercased() })
  }

  deinit { zip_discard(archive) }

  /// No office file, OFD or OpenDocument: files that only travel together.
  var holdsFiles: Bool { ZipNames.areOfFiles(names) }

  private static func item(_ index: UInt64, _ archive: OpaquePointer, _ limits: ReaderLimits) -> Item {
    let (name, fault) = ArchivedName.shown(zip_get_name(archive, index, zip_flags_t(ZIP_FL_ENC_RAW)), index: index)
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat_index(archive, index, 0, &stat) == 0 else {
      return Item(index: index, name: name, size: 0, refusal: .damaged(part: name, reason: "目录中的这一项读不出"))
    }
    let (size, packed) = (Int(clamping: stat.size), Int(clamping: stat.comp_size))
    return Item(
      index: index, name: name, size: size,
      refusal: fault ?? refusal(stat, size: size, packed: packed, limits) ?? (isLink(archive, index) ? ArchivedName.link : nil))
  }

  private static func refusal(_ stat: zip_stat_t, size: Int, packed: Int, _ limits: ReaderLimits) -> ReaderError? {
    if stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, stat.encryption_method != UInt16(ZIP_EM_NONE) { return .encrypted }
    if size > limits.fileSize { return .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    if size > limits.freeSize, size / limits.ratio > packed { return .tooLarge(what: "文件的压缩比", limit: "\(limits.ratio) 倍") }
    return nil
  }

  /// A symbolic link of Unix: what it points to is not in the archive.
  private static func isLink(_ archive: OpaquePointer, _ index: UInt64) -> Bool {
    var (system, attributes): (UInt8, UInt32) = (0, 0)
    guard zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 else { return false }
    return system == UInt8(ZIP_OPSYS_UNIX) && attributes >> 28 == 0xA
  }

  /// The whole entry, its sum checked.
  func contents(of item: Item) throws(ReaderError) -> [UInt8] {
    if let refusal = item.refusal { throw refusal }
    try ReaderLimits.checkTime()
    guard let file = zip_fopen_index(archive, item.index, 0) else { throw .damaged(part: item.name, reason: "不能解压") }
    defer { zip_fclose(file) }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: item.size) { target, filled in
      while filled < item.size {
        count = Int(zip_fread(file, target.baseAddress.map { $0 + filled }, UInt64(item.size - filled)))
        if count <= 0 { break }
        filled += count
      }
    }
    // The library compares the sum where the entry ends; an entry that goes on is longer than its directory says.
    var rest: UInt8 = 0
    guard count >= 0, bytes.count == item.size, zip_fread(file, &rest, 1) == 0 else { throw .damaged(part: item.name, reason: "解压中断") }
    return bytes
  }
}

/// Names in archives (压缩包中的文件名): UTF-8, or GBK as Windows writes them in China.
enum ArchivedName {
  static let link = ReaderError.unreadableKind("链接，内容不在压缩包里", advice: "请把它指向的文件放进压缩包再试。")

  static func shown(_ raw: UnsafePointer<CChar>?, index: UInt64) -> (name: String, fault: ReaderError?) {
    let bytes = raw.map { Array(UnsafeBufferPointer(start: $0, count: strlen($0))).map { UInt8(bitPattern: $0) } } ?? []
    guard !bytes.isEmpty, bytes.count <= 1_000, let name = decoded(bytes) else { return ("第\(index + 1)项", nil) }
    let shown = name.replacing("\\", with: "/")
    return (shown, fault(shown))
  }

  private static func decoded(_ bytes: [UInt8]) -> String? {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let converted = try? TextEncoding.gb18030(bytes)
    return converted.flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Nothing is unpacked to disk; a name that leads out of its folder still says that somebody means ill.
  private static func fault(_ name: String) -> ReaderError? {
    let isDrive = name.utf8.count >= 2 && name.utf8.dropFirst().first == UInt8(ascii: ":")
    guard name.hasPrefix("/") || isDrive || name.split(separator: "/").contains("..") else { return nil }
    return .unreadableKind("文件名指向压缩包以外位置的文件", advice: "请解压后核对来源，重新打包再试。")
  }
}
