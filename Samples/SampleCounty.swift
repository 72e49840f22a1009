/// A county of the samples (样例县) with the bureau that published.
package struct SampleCounty: Decodable, Sendable, Hashable {
  /// Rule profile and folder: `sx.xingxian`.
  package var profile: String
  package var year: Int
  /// GB/T 2260, six digits: `141123`.
  package var divisionCode: String
  package var name: String
  package var prefecture: String
  package var province: String
  package var bureau: String
  package var paper: String
}

/// A source paper (公开文件) of the register.
package struct SamplePaper: Decodable, Sendable, Hashable {
  package var key: String
  /// A short title of ours.
  package var title: String
  /// Profile of its county.
  package var county: String
  package var year: Int
  package var publisher: String
  /// Project sheets in it.
  package var sheets: Int
}

/// The bureau's own totals (部门总额): headlines of the final accounts and the self-evaluation of its whole expenditure.
package struct UnitTotals: Decodable, Sendable, Hashable {
  package var paper: String
  package var county: String
  package var year: Int
  package var department: String
  package var moneyUnit: String
  package var accounts: [Account]
  package var selfEvaluation: SelfEvaluation
  package var projects: Projects

  /// One headline figure: `accounts.05`, 小计, `27266890.28`.
  package struct Account: Decodable, Sendable, Hashable {
    package var form: String
    package var item: String
    package var amount: String
    package var lines: String
  }

  /// 整体支出绩效自评: 94 分, 29,086,000 of 31,066,300.
  package struct SelfEvaluation: Decodable, Sendable, Hashable {
    package var score: String
    package var budget: String
    package var outturn: String
    package var rate: String
    package var lines: String
  }

  /// Second-level projects (二级项目) that were self-evaluated, by grade 优 良 中 差.
  package struct Projects: Decodable, Sendable, Hashable {
    package var count: String
    package var amount: String
    package var excellent: String
    package var good: String
    package var fair: String
    package var poor: String
    package var lines: String
  }
}
