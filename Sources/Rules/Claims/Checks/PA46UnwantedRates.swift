import HengValues

extension Rule<PaperTextSubject> {
  static let pa46UnwantedRates = Rule(
    "PA-46", "表中逾期、投诉、差错等不希望发生的，目标不写“≥”", .warning, basis: "反向指标以不超过为目标", remedy: "请写成“≤”或“0”，或改用正面的指标名称"
  ) { subject, _ in
    guard !subject.tables.isEmpty else { return .notRun("没有取得其他表格") }
    return .remarks(
      subject.tables.withinBudget.flatMap { table in
        table.rows.compactMap { row -> Remark? in
          guard let name = row.firstIndex(where: { UnwantedNames.names($0.text) && $0.text.utf8.count <= 60 }),
            let target = row[(name + 1)...].first(where: { cell in
              ["≥", ">"].contains { cell.text.hasHead($0) } && cell.text.contains { "123456789".contains($0) }
            })
          else { return nil }
          return Remark("“\(row[name].text)”的目标写成“\(target.text)”，方向相反", sides: [target.side(row[name].text, table.file)])
        }
      })
  }
}

/// Names of what nobody wants to happen (反向指标名称).
enum UnwantedNames {
  private static let unwanted = ["逾期", "投诉", "差错", "违规", "违纪", "事故", "返工", "流失", "闲置", "空置", "挪用", "截留", "超标", "不合格"]
  /// 投诉处理率, 逾期下降率: the more, the better.
  private static let wanted = ["处理", "处置", "办结", "下降", "降低", "减少", "查处", "整改", "化解", "回访", "预防", "收回", "追回", "零", "无", "未", "防"]

  static func names(_ words: String) -> Bool { unwanted.contains(where: words.holds) && !wanted.contains(where: words.holds) }
}
