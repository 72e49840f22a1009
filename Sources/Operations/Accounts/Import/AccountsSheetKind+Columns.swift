import HengDomain
import HengWriters

extension AccountsSheetKind {
  /// The columns of the sheet, from the left.
  var columns: [TemplateColumn] {
    switch self {
    case .cover: Self.coverColumns
    case .opening: Self.openingColumns
    case .receipts: Self.receiptColumns
    case .payments: Self.paymentColumns
    case .surpluses:
      [
        TemplateColumn(.kind, .choice(SurplusEntry.Kind.allCases.map(\.label)), required: true, note: "从下拉表中选", width: 24),
        TemplateColumn(.amount, .amount, required: true, note: "单位：元", width: 18),
      ]
    case .initialBudgets:
      [
        TemplateColumn(.function, required: true, note: "一般公共预算支出的类，3 位，如 213。每类一行", width: 20),
        TemplateColumn(.amount, .amount, required: true, note: "批复的年初预算数，单位：元", width: 18),
      ]
    case .threePublic:
      [
        TemplateColumn(.item, required: true, note: "不要修改", width: 44),
        TemplateColumn(.unit, note: "不要修改", width: 10),
        TemplateColumn(.value, .amount, note: "没有发生的填 0 或留空", width: 18),
      ]
    case .procurement: Self.procurementColumns
    case .assets:
      [
        TemplateColumn(.item, .choice(Self.assetItems.map(\.label)), required: true, note: "从下拉表中选，每项一行", width: 36),
        TemplateColumn(.count, .count, required: true, note: "12月31日的数量（辆、台、套）", width: 14),
      ]
    case .previous: Self.previousColumns
    case .texts:
      [
        TemplateColumn(.textKey, required: true, note: "不要修改。其他类的原因请照样增加一行，如 classReason.211", width: 30),
        TemplateColumn(.textLabel, note: "这一段说明什么", width: 44),
        TemplateColumn(.text, .longText, note: "只写原因、用途、成效、措施；数字由系统从账上取。不需要的留空", width: 80),
      ]
    case .checkNotes:
      [
        TemplateColumn(.rule, required: true, note: "核查规则编号，如 FA-081", width: 16),
        TemplateColumn(.text, .longText, required: true, note: "对这条提示的说明", width: 80),
      ]
    case .duties:
      [
        TemplateColumn(.kind, .choice(["职责", "机构"]), required: true, note: "从下拉表中选", width: 12),
        TemplateColumn(.text, .longText, required: true, note: "每条一行，按行的次序印出", width: 90),
      ]
    }
  }

  static let assetItems = InformationItem.vehiclesByUse + [.equipment]
  static let administrative = "行政单位"
  static let institution = "参照公务员法管理事业单位"

  private static let coverColumns = [
    TemplateColumn(.county, required: true, note: "县级行政区划代码，6 位数字", width: 18),
    TemplateColumn(.year, required: true, note: "决算年度，四位数字", width: 12),
    TemplateColumn(.department, required: true, note: "部门全称", width: 36),
    TemplateColumn(.unitKind, .choice([administrative, institution]), note: "机关运行经费按哪一类单位公开；留空为行政单位", width: 28),
    TemplateColumn(.approvedOn, .date, note: "财政批复决算的日期；还没有批复的留空", width: 16),
    TemplateColumn(.previousDepartment, note: "上年决算公开时的部门名称；与今年相同的留空", width: 30),
  ]

  private static let funds = AccountsFund.allCases.map(\.label)
  private static let recordColumn = TemplateColumn(.record, note: "由系统填写，不要修改；新增的行留空", width: 22)
  private static let dateColumn = TemplateColumn(.date, .date, note: "本年度内的日期；按年汇总的留空", width: 14)
  private static let voucherColumn = TemplateColumn(.voucher, required: true, note: "照账上填，如 记-0012", width: 16)
  private static let lineColumn = TemplateColumn(.entryLine, note: "同一凭证有几笔的，分别填 1、2、3……", width: 10)
  private static let projectColumn = TemplateColumn(.project, note: "项目名称或项目编码，与项目库一致；不属于项目的留空", width: 30)

  private static let openingColumns = [
    TemplateColumn(.fund, .choice(funds), required: true, note: "从下拉表中选", width: 30),
    TemplateColumn(.function, note: "项级 7 位；政府性基金必须填", width: 18),
    TemplateColumn(.amount, .amount, required: true, note: "单位：元", width: 18),
    recordColumn,
  ]

  private static let receiptColumns = [
    dateColumn, voucherColumn, lineColumn,
    TemplateColumn(.source, .choice(ReceiptSource.allCases.map(\.label)), required: true, note: "从下拉表中选", width: 30),
    TemplateColumn(.function, required: true, note: "项级 7 位，如 2130505", width: 18),
    TemplateColumn(.amount, .amount, required: true, note: "单位：元；退回的填负数", width: 18),
    TemplateColumn(.summary, note: "照账上填", width: 40),
    recordColumn,
  ]

  private static let paymentColumns = [
    dateColumn, voucherColumn, lineColumn,
    TemplateColumn(.function, required: true, note: "项级 7 位，如 2130505", width: 18),
    TemplateColumn(.economic, note: "部门预算支出经济分类，款级 5 位，如 30201；一般公共预算资金必须填", width: 18),
    TemplateColumn(
      .nature, .choice(PaymentNature.allCases.map(\.label)), note: "从下拉表中选；填了项目的可以留空，按项目支出", width: 22),
    TemplateColumn(.fund, .choice(funds), required: true, note: "从下拉表中选", width: 30),
    TemplateColumn(.amount, .amount, required: true, note: "单位：元；收回、冲销的填负数", width: 18),
    projectColumn,
    TemplateColumn(.summary, note: "照账上填", width: 40),
    recordColumn,
  ]

  private static let procurementColumns = [
    TemplateColumn(.procurementKind, .choice(ProcurementEntry.Kind.allCases.map(\.label)), required: true, note: "从下拉表中选", width: 12),
    TemplateColumn(.procurementName, required: true, note: "合同或采购项目的名称", width: 40),
    TemplateColumn(.amount, .amount, required: true, note: "本年采购金额，单位：元", width: 18),
    TemplateColumn(.toSmallAndMedium, .amount, note: "单位：元；没有的留空", width: 22),
    TemplateColumn(.toSmallAndMicro, .amount, note: "单位：元，含在中小企业内；没有的留空", width: 22),
    projectColumn, recordColumn,
  ]

  private static let previousColumns = [
    TemplateColumn(
      .table, .choice(AccountsTable.Kind.allCases.map(\.printedNumber)), required: true, note: "公开01—公开10，从下拉表中选", width: 12),
    TemplateColumn(.tableTitle, note: "与公开的表名不同时填", width: 36),
    TemplateColumn(.unit, .choice(["元", "万元"]), note: "留空为元", width: 8),
    TemplateColumn(.lineNumber, note: "表上的行次", width: 8),
    TemplateColumn(.rowKey, required: true, note: "科目编码，或 合计、本年收入合计 等行名；空表写 本表无数据", width: 34),
    TemplateColumn(.rowName, note: "表上的科目名称", width: 36),
    TemplateColumn(.columnKey, note: "合计、基本支出、项目支出 等栏名；只有一栏的留空", width: 30),
    TemplateColumn(.printed, note: "上年公开的数；空格留空，横线写 ——", width: 18),
  ]
}

extension SurplusEntry.Kind {
  var label: String {
    switch self {
    case .used: "使用非财政拨款结余"
    case .distributed: "结余分配"
    }
  }
}

extension AccountsTable.Kind {
  /// `公开07`.
  var printedNumber: String { rawValue < 10 ? "公开0\(rawValue)" : "公开\(rawValue)" }
}
