import HengValues

extension Rule<PaperTextSubject> {
  static let pa37CountedLists = Rule(
    "PA-37", "写明个数的列举，列出的名称与个数相同", .warning, basis: "写明个数后逐一列出的，应当列全", remedy: "请核对个数，补全或删去列出的名称；没有列全的请写“等”"
  ) { subject, _ in
    .remarks(
      CountedList.all(in: subject.passages.filter { !$0.isCell }).compactMap { passage, list in
        guard list.count < list.items.count || list.count > list.most else { return nil }
        return Remark(
          "写明\(list.count)个，列出\(list.items.count)个：\(list.items.joined(separator: "、"))",
          sides: [passage.side("原文", "\(list.count)", list.range)])
      }
        + subject.passages.filter { !$0.isCell }.withinBudget.flatMap { passage in
          (NamesThenCount.all(in: passage) + CountedPoints.all(in: passage)).map { found in
            Remark("写明\(found.count)个，列出\(found.listed)个", sides: [passage.side("原文", passage.printed(found.number), found.range)])
          }
        })
  }
}
