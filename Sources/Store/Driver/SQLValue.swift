/// One value that goes into or comes out of a store (数据库值).
///
/// There is no floating point: money is a whole number of 分, a ratio is two integers or its printed text.
/// Null, the empty text and 0 stay three different values on both engines. Text never holds U+0000, because PostgreSQL cannot keep it.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  package static func integer(_ value: Int) -> SQLValue { .integer(Int64(value)) }

  /// A blank becomes null: `.text(ifPresent: project.closedOn)`.
  package static func text(ifPresent value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }

  /// A blank becomes null.
  package static func integer(ifPresent value: Int64?) -> SQLValue { value.map(SQLValue.integer) ?? .null }

  /// The kind in Chinese, for messages that must not show the value itself.
  package var kind: String {
    switch self {
    case .null: "空值"
    case .integer: "整数"
    case .text: "文本"
    case .blob: "二进制"
    }
  }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(stringLiteral value: String) { self = .text(value) }
  package init(nilLiteral: ()) { self = .null }
}
