import HengDomain
import HengValues

extension Rule<PaperFormsSubject> {
  static let pt36ComparatorAcrossForms = Rule(
    "PT-36", "同一文件各表的满意度目标写法一致", .info, basis: "指标值书写规范：写明比较符，才能判断高于目标是否算偏离", remedy: "请统一写成“≥97%”等"
  ) { subject, _ in
    let rows = subject.sheets.map { sheet in sheet.rows.filter { $0.level2 == .satisfaction && $0.target.dimension == .ratio } }
    let written = rows.count { $0.contains { $0.target.comparator != .none } }
    guard rows.count > 1 else { return .notApplicable("只有一张表") }
    guard written * 2 > rows.count else { return .remarks([]) }
    // Sheets that write a comparator in any row are PT-25's.
    let silent = subject.sheets.filter { sheet in
      sheet.rows.allSatisfy { $0.target.dimension != .ratio || $0.target.comparator == .none }
    }
    return .remarks(
      silent.flatMap { sheet in
        sheet.rows.filter { row in
          row.level2 == .satisfaction && row.target.dimension == .ratio && (row.target.magnitude ?? .one) < .one
        }.map { row in
          Remark("“\(row.name)”目标“\(row.target.text)”没有比较符，同一文件有\(written)张表写了", sides: [row.side])
        }
      })
  }
}
