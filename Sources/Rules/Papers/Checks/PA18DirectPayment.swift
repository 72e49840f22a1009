import HengValues

extension Rule<ReportSubject> {
  static let pa18DirectPayment = Rule(
    "PA-18", "资金按结算支付，不先转入过渡账户", .question, basis: "国库集中支付：资金按用款进度支付到收款人", remedy: "请核对支付方式：何时列支、余额多少、依据什么文件"
  ) { subject, profile in
    .with(profile.words("papers.transitAccounts", on: subject.year.lastDay)) { words in
      let finder = PhraseFinder(words)
      let sides = subject.passages.withinBudget.compactMap { passage in
        finder.matches(in: passage.folded).first.map { passage.side("报告正文", words[$0.phrase], $0.range) }
      }
      return .remarks(sides.isEmpty ? [] : [Remark("资金先转入过渡账户，支出列支时是否已结算不明", sides: sides)])
    }
  }
}
