/// A code of a budget classification (政府收支分类科目): a child begins with its parent's digits.
package protocol ClassificationCode: PrintedValue, Comparable {
  /// The heading one level up; nil at 类.
  var parent: Self? { get }
}

extension ClassificationCode {
  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  /// The 类 this heading belongs to and everything between, this one last.
  package var lineage: [Self] { (parent?.lineage ?? []) + [self] }

  /// Whether the other is this heading or below it.
  package func contains(_ other: Self) -> Bool { other.text.hasHead(text) }

  /// The digits as papers with three columns print them: `208 05 01`.
  package var spacedText: String {
    var rest = text.dropFirst(3)
    var parts = [String(text.prefix(3))]
    while !rest.isEmpty {
      parts.append(String(rest.prefix(2)))
      rest = rest.dropFirst(2)
    }
    return parts.joined(separator: " ")
  }
}

/// A heading of the functional classification of expenditure (支出功能分类科目): 类 3, 款 5, 项 7 digits, `2130505`.
package struct FunctionalCode: ClassificationCode {
  package let text: String

  package enum Level: Int, Hashable, Sendable, Codable, CaseIterable {
    /// 类.
    case category = 3
    /// 款.
    case section = 5
    /// 项.
    case item = 7

    package var text: String {
      switch self {
      case .category: "类"
      case .section: "款"
      case .item: "项"
      }
    }
  }

  package var level: Level { Level(rawValue: text.utf8.count) ?? .item }
  package var parent: FunctionalCode? { level == .category ? nil : FunctionalCode(checked: String(text.dropLast(2))) }

  private init(checked text: String) { self.text = text }

  /// Reads `2130505` and `213 05 05`. Expenditure begins with 2; revenue headings (1…) are another classification.
  package init(_ text: String) throws(ValueError) {
    self.text = try classificationDigits(
      text, what: "功能分类科目编码", counts: [3, 5, 7], first: "2", remedy: "请填类 3 位、款 5 位或项 7 位，如 2130505")
  }
}

/// A heading of the economic classification of expenditure (支出经济分类科目): 类 3, 款 5 digits, `30101`.
package struct EconomicCode: ClassificationCode {
  package let text: String

  package enum Level: Int, Hashable, Sendable, Codable, CaseIterable {
    /// 类.
    case category = 3
    /// 款.
    case section = 5

    package var text: String { self == .category ? "类" : "款" }
  }

  /// The two books of economic headings, in force side by side since 2018.
  package enum Book: String, Hashable, Sendable, Codable, CaseIterable {
    /// 部门预算支出经济分类, 3….
    case department = "部门预算支出经济分类"
    /// 政府预算支出经济分类, 5….
    case government = "政府预算支出经济分类"
  }

  package var level: Level { Level(rawValue: text.utf8.count) ?? .section }
  package var book: Book { text.hasHead("5") ? .government : .department }
  package var parent: EconomicCode? { level == .category ? nil : EconomicCode(checked: String(text.prefix(3))) }

  private init(checked text: String) { self.text = text }

  /// Reads `30101` and `301 01`.
  package init(_ text: String) throws(ValueError) {
    self.text = try classificationDigits(
      text, what: "经济分类科目编码", counts: [3, 5], first: "35", remedy: "请填类 3 位或款 5 位，如 30101")
  }
}

/// The digits of a heading after the checks both classifications share.
private func classificationDigits(
  _ text: String, what: String, counts: [Int], first: String, remedy: String
) throws(ValueError) -> String {
  func refusal(_ reason: String) -> ValueError { ValueError(what: what, text: text, reason: reason, remedy: remedy) }
  let folded = FoldedText(text)
  guard folded.isAllDigits else { throw refusal("应全为数字") }
  guard counts.contains(folded.count) else { throw refusal("位数不对，实为 \(folded.count) 位") }
  guard let sign = folded.scalars.first, first.unicodeScalars.contains(sign) else {
    throw refusal("首位应为 \(first.map(String.init).joined(separator: " 或 "))")
  }
  for start in stride(from: 1, to: folded.count, by: 2) where folded.scalars[start...start + 1].allSatisfy({ $0 == "0" }) {
    throw refusal("各级代码从 01 起，不用 00 补位")
  }
  return folded.text
}
