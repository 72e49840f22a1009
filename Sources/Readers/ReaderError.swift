/// Why a file cannot be read (读取失败). `message` tells a user in Chinese what is wrong and what to do.
package enum ReaderError: Error, Hashable, Sendable {
  /// Neither a zip nor anything else that is known.
  case notAWorkbook
  /// A file of another kind: `Word 文档`, `旧版 Excel 文件（.xls）`.
  case otherKind(String)
  /// The file asks for a password.
  case encrypted
  /// A kind of file without words that could be read: `图片`; `advice` says what to do.
  case unreadableKind(String, advice: String)
  /// Bytes that are no text in any encoding that is known; `reason` says what was found.
  case notText(reason: String)
  /// A part that breaks off or contradicts itself; `part` is its name in the package.
  case damaged(part: String, reason: String)
  /// A part that every file of its kind has.
  case missingPart(String)
  /// Beyond a limit of `ReaderLimits`.
  case tooLarge(what: String, limit: String)
  /// A part declares entities (DOCTYPE). No office program writes them; they are a way to blow up a reader.
  case declaresEntities(part: String)
  /// A part in a character encoding that is neither UTF-8 nor UTF-16.
  case unknownEncoding(part: String)
  /// No PDF: its head is missing.
  case notAPDF
  /// A program of the system that reads this kind of file is absent; `package` is its Debian package.
  case missingTool(String, package: String)
  /// Reading took longer than `ReaderLimits.seconds` or the time that was given to the work.
  case tookTooLong(seconds: Int)
  /// Reading took more memory than the work may have.
  case tookTooMuch
  /// Somebody stopped the work.
  case stopped
  /// The system has no room for a temporary file or another process.
  case noResources(reason: String)

  package var message: String {
    switch self {
    case .notAWorkbook: "不是 xlsx 工作簿。请用 Excel、WPS 或 LibreOffice 打开后另存为 xlsx 再试。"
    case .otherKind(let kind): "这是\(kind)，不是 xlsx 工作簿。请另存为 xlsx 再试。"
    case .unreadableKind(let kind, let advice): "这是\(kind)，读不了。\(advice)"
    case .notText(let reason): "文件不是能读的文本（\(reason)）。请用记事本、WPS 等打开，确认内容后另存为 UTF-8 编码的文本再试。"
    case .encrypted: "文件设有打开密码，读不了。请用原来的软件打开，取消密码后另存再试。"
    case .damaged(let part, let reason): "文件已损坏（\(part)：\(reason)）。请重新复制或下载；或用原来的软件打开后另存再试。"
    case .missingPart(let part): "文件缺少必需的部分（\(part)）。请用原来的软件打开后另存再试。"
    case .tooLarge(let what, let limit): "\(what)超过上限（\(limit)）。请拆成几个文件，或删去无关的内容再试。"
    case .declaresEntities(let part): "文件的 \(part) 声明了 XML 实体，为安全起见不读。请用原来的软件打开后另存再试。"
    case .unknownEncoding(let part): "文件的 \(part) 使用不认识的字符编码。请用原来的软件打开后另存再试。"
    case .notAPDF: "不是 PDF 文件。请用制作它的软件打开后导出为 PDF 再试。"
    case .missingTool(let tool, let package): "缺少程序 \(tool)，读不了 PDF。请安装软件包 \(package)（apt-get install \(package) poppler-data）后再试。"
    case .tookTooLong(let seconds): "读取超过 \(seconds) 秒，已停止。请拆成几个文件，或重新导出后再试。"
    case .tookTooMuch: "读取需要的内存超过上限，已停止。请拆成几个文件，或删去无关的内容再试。"
    case .stopped: "读取已取消，没有读完。需要时请重新送来。"
    case .noResources(let reason): "系统资源不足（\(reason)），没有读。请腾出磁盘空间和内存后再试。"
    }
  }
}
