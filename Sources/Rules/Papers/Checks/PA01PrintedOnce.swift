import HengValues

extension Rule<ReportSubject> {
  static let pa01PrintedOnce = Rule(
    "PA-01", "同一份评价报告和同一段文字只印一次", .warning, basis: "公开文件应当完整、准确，不重复", remedy: "请核对排版，删去重复的部分；若本应是另一份报告，请换成该报告"
  ) { subject, _ in
    .remarks(
      subject.repetitions.map { repetition in
        Remark(
          repetition.isWhole ? "“\(subject.project)”的评价报告印了两次" : "“\(subject.project)”的评价报告中有一段文字连着印了两次",
          sides: [
            Finding.Side(label: "第一次", figure: "", place: repetition.first),
            Finding.Side(label: "第二次", figure: "", place: repetition.second),
          ])
      })
  }
}
