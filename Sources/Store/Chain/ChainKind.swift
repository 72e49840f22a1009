/// What is chained (入链的记录): tables whose rows are added and never changed.
///
/// The content of a row is made of `columns` that are not null. A column that a later migration adds, null in older rows, is put at the end
/// of its list; nothing else of a list is ever changed, because every digest depends on it. A row's `bytes` are not part of it: the row
/// names them by their digest, which is checked on its own.
enum ChainKind: String, CaseIterable, Hashable, Sendable {
  case weighedPaper, auditEntry, payment, transitionRecord, finalAccountsStep, publishedSet

  var table: String {
    switch self {
    case .weighedPaper: "weighed_paper"
    case .auditEntry: "audit_entry"
    case .payment: "payment"
    case .transitionRecord: "transition_record"
    case .finalAccountsStep: "final_accounts_step"
    case .publishedSet: "disclosure_set"
    }
  }

  var label: String {
    switch self {
    case .weighedPaper: "送审文书"
    case .auditEntry: "操作日志"
    case .payment: "支付"
    case .transitionRecord: "流转步骤"
    case .finalAccountsStep: "决算步骤"
    case .publishedSet: "公开文本"
    }
  }

  /// The column that names a row.
  var key: String {
    switch self {
    case .weighedPaper, .publishedSet: "sha256"
    case .auditEntry, .payment: "id"
    case .transitionRecord: "project"
    case .finalAccountsStep: "accounts"
    }
  }

  /// The number beside the key, where one row has not a key of its own.
  var part: String? {
    switch self {
    case .weighedPaper, .publishedSet, .auditEntry: nil
    case .payment: "entry"
    case .transitionRecord, .finalAccountsStep: "ordering"
    }
  }

  /// Whether keys are the county's own.
  var isKeyedByCounty: Bool { self == .payment }

  /// Whether a row names bytes that stand beside it in the column `bytes`.
  var namesBytes: Bool { self == .weighedPaper || self == .publishedSet }

  private static let step = ["record_kind", "record_id", "from_state", "action", "to_state", "actor", "role", "at", "reason"]

  var columns: [String] {
    switch self {
    case .weighedPaper: ["sha256", "file_name", "received_at", "received_by"]
    case .auditEntry: ["id", "at", "actor", "role", "action", "record_kind", "record_id", "before", "after", "reason", "ordering"]
    case .payment:
      [
        "county", "id", "entry", "is_reversal", "year", "department", "ordering", "project", "allotment", "date", "is_date_assumed",
        "voucher", "line", "function_code", "economic_code", "nature", "fund", "amount", "payees", "payees_unit", "purpose", "reach",
        "recorded_at", "reason", "cited_paper", "cited_lines",
      ]
    case .transitionRecord: ["project", "county", "ordering"] + Self.step
    case .finalAccountsStep: ["accounts", "ordering"] + Self.step
    case .publishedSet:
      ["sha256", "accounts", "version", "manifest", "published_at", "published_by", "role", "correction", "findings"]
    }
  }

  static func of(table: String) -> ChainKind? { allCases.first { $0.table == table } }
}
