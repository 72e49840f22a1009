import HengDomain
import HengWriters

/// A worksheet of 决算台账 (决算台账工作表), in its order.
enum AccountsSheetKind: String, CaseIterable, Hashable, Sendable {
  case cover = "封面"
  case opening = "年初结转"
  case receipts = "收入"
  case payments = "支出"
  case surpluses = "结余使用与分配"
  case initialBudgets = "年初预算"
  case threePublic = "“三公”"
  case procurement = "政府采购"
  case assets = "国有资产"
  case previous = "上年决算"
  case texts = "说明文字"
  case checkNotes = "核查说明"
  case duties = "职责机构"

  /// A row of sums may stand at the end.
  var hasSums: Bool {
    switch self {
    case .opening, .receipts, .payments, .surpluses, .initialBudgets, .procurement: true
    default: false
    }
  }
}

/// What a column holds (栏目), by the heading that the template prints.
enum ImportField: String, CaseIterable, Hashable, Sendable {
  case county = "行政区划代码"
  case year = "年度"
  case department = "部门名称"
  case unitKind = "单位性质"
  case approvedOn = "批复日期"
  case previousDepartment = "上年部门名称"
  case date = "日期"
  case month = "月"
  case day = "日"
  case voucherWord = "凭证字"
  case voucher = "凭证号"
  case entryLine = "分录号"
  case source = "收入来源"
  case function = "功能分类科目"
  case functionName = "功能分类名称"
  case economic = "经济分类科目"
  case economicName = "经济分类名称"
  case nature = "支出性质"
  case fund = "资金性质"
  case amount = "金额"
  case debit = "借方"
  case credit = "贷方"
  case direction = "方向"
  case reversal = "冲销"
  case project = "项目"
  case projectCode = "项目编码"
  case summary = "摘要"
  case record = "记录号"
  case kind = "类型"
  case item = "项目名称"
  case unit = "单位"
  case value = "数值"
  case procurementKind = "采购类别"
  case procurementName = "采购名称"
  case toSmallAndMedium = "其中：授予中小企业"
  case toSmallAndMicro = "其中：授予小微企业"
  case count = "数量"
  case table = "公开表"
  case tableTitle = "表名"
  case lineNumber = "行次"
  case rowKey = "科目编码或项目"
  case rowName = "科目名称"
  case columnKey = "栏目"
  case printed = "决算数"
  case textKey = "说明事项"
  case textLabel = "填写内容"
  case text = "文字"
  case rule = "核查规则"
  case order = "序号"
  /// Written by us on return.
  case faults = "错误说明"

  /// Holds money.
  var isMoney: Bool {
    switch self {
    case .amount, .debit, .credit, .reversal, .toSmallAndMedium, .toSmallAndMicro: true
    default: false
    }
  }
}

/// A column of a template sheet: what it holds and how it is set.
struct TemplateColumn {
  var field: ImportField
  var entry: EntryColumn

  init(_ field: ImportField, _ kind: EntryColumn.Kind = .text, required: Bool = false, note: String, width: Int = 16) {
    self.field = field
    entry = EntryColumn(
      field.isMoney ? "\(field.rawValue)（元）" : field.rawValue, kind, isRequired: required, note: note, width: width)
  }
}
