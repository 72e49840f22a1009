import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc26RateWithinWhole = Rule(
    "SC-26", "满意度、合格率等最高为100%的比率，完成值不超过100%", .warning, basis: "比率的分子不大于分母", remedy: "请核对完成值"
  ) { subject, _ in
    .remarks(
      subject.sheet.rows.compactMap { row in
        guard row.actual.dimension == .ratio, let value = row.actual.magnitude, value > .one,
          ["满意度", "满意率", "合格率", "及时率", "覆盖率", "准确率", "知晓率", "达标率", "到位率"].contains(where: row.name.hasTail)
        else { return nil }
        return Remark("“\(row.name)”完成值\(row.actual.text)超过100%", sides: [.row(row, "实际", row.actual.text)])
      })
  }
}
