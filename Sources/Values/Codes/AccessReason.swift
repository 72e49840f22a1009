/// Why somebody looks at a private value (查阅理由); whoever reveals a value to a person keeps it in the log.
package struct AccessReason: Hashable, Sendable, Codable {
  package enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
    /// The program's own: writing the record to the store.
    case storage = "入库保存"
    /// The program's own: the same person twice, or in two ledgers.
    case matching = "比对去重"
    /// The program's own: a payment file for the bank.
    case payment = "生成发放清单"
    /// A person with permission looks at the screen.
    case viewing = "按权限查看"
    /// A person with permission takes it out of the system.
    case export = "按权限导出"
    /// Inspection or audit.
    case audit = "监督检查"

    /// A person asks, so a note of the reason is due.
    package var needsNote: Bool { self == .viewing || self == .export || self == .audit }
  }

  package let purpose: Purpose
  /// The reason in the person's words: `核对退回的一笔发放`.
  package let note: String

  private init(_ purpose: Purpose) {
    self.purpose = purpose
    note = ""
  }

  package static let storage = AccessReason(.storage)
  package static let matching = AccessReason(.matching)
  package static let payment = AccessReason(.payment)

  package init(_ purpose: Purpose, note: String) throws(ValueError) {
    guard !purpose.needsNote || note.unicodeScalars.contains(where: { !FoldedText.isBlank($0) }) else {
      throw ValueError(what: "查阅理由", text: note, reason: "“\(purpose.rawValue)”须写明理由", remedy: "请填写查阅个人信息的用途")
    }
    self.purpose = purpose
    self.note = note
  }

  private enum CodingKeys: String, CodingKey { case purpose, note }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let purpose = try container.decode(Purpose.self, forKey: .purpose)
    let note = try container.decode(String.self, forKey: .note)
    do throws(ValueError) {
      try self.init(purpose, note: note)
    } catch {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: error.message))
    }
  }
}
