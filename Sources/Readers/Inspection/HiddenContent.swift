/// Something that a file carries beside the text that a reader sees (附带内容): it must not leave the office with a published paper.
package struct HiddenContent: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case hiddenSheet = "隐藏的工作表"
    case hiddenRow = "隐藏的行"
    case hiddenColumn = "隐藏的列"
    case hiddenText = "隐藏的文字"
    case comment = "批注"
    case revision = "修订痕迹"
    case person = "作者或单位信息"
    case embedded = "嵌入的文件"
    case script = "宏或脚本"
    case link = "指向外部文件的链接"
    case custom = "自定义属性"
  }

  package var kind: Kind
  /// Where it stands: a sheet's name, a part of the package, a field of the properties.
  package var place: String
  /// What it says, as far as that is short.
  package var words: String

  package init(_ kind: Kind, place: String, words: String = "") {
    self.kind = kind
    self.place = place
    self.words = words
  }

  /// `作者或单位信息（docProps/core.xml creator）：某某`.
  package var text: String { "\(kind.rawValue)（\(place)）" + (words.isEmpty ? "" : "：\(words)") }
}

/// Looks for what a file carries beside its visible text (附带内容检查); the kind of file shows in its first bytes.
package enum FileInspection {
  package static func hiddenContent(in bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> [HiddenContent] {
    switch FileSignature.kind(bytes) {
    case .zip:
      let result: Result<[HiddenContent], ReaderError> = bytes.withUnsafeBytes { buffer in
        do throws(ReaderError) { return .success(try PackageInspection.hiddenContent(in: ZipPackage(buffer, limits))) } catch {
          return .failure(error)
        }
      }
      return try result.get()
    case .pdf: return try PDFInspection.hiddenContent(in: bytes, limits: limits)
    case .text: return MarkupInspection.hiddenContent(in: bytes)
    case .ole, .picture, .archive: throw .unreadableKind("不是要公开的格式", advice: "请用 docx、xlsx、pdf 或 html。")
    }
  }
}
