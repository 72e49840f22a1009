package import HengValues

/// A funding document as a bureau enters it, with what it issues to registered projects (资金文件登记).
package struct FundingDraft: Hashable, Sendable {
  /// What one project gets (指标明细).
  package struct Line: Hashable, Sendable {
    package var project: ID<Project>
    package var amount: Money

    package init(project: ID<Project>, amount: Money) {
      self.project = project
      self.amount = amount
    }
  }

  package var number: DocumentNumber
  /// What is not told agrees with what stands.
  package var date: CivilDate?
  package var level: FundLevel?
  package var amount: Money?
  /// 直达资金.
  package var isDirect = false
  /// 提前下达.
  package var isAdvanceNotice = false
  /// The money stands in the projects' budgets already; else it is added to them (已含在预算内、追加).
  package var isWithinBudget = false
  package var lines: [Line] = []

  package init(number: DocumentNumber) { self.number = number }

  /// Where an allotment stands that was entered with its document (登记来源).
  package static let source = "资金文件登记"
}

/// The funding documents of a county's year with the allotments under them (资金文件和指标).
package struct FundingList: Hashable, Sendable {
  package struct Allotment: Hashable, Sendable {
    package let project: ID<Project>
    package let projectName: String
    package let amount: Money
    package let state: AllotmentState

    package init(project: ID<Project>, projectName: String, amount: Money, state: AllotmentState) {
      self.project = project
      self.projectName = projectName
      self.amount = amount
      self.state = state
    }
  }

  package struct Document: Hashable, Sendable {
    /// Nil for allotments that came under no document.
    package let number: DocumentNumber?
    package let date: CivilDate?
    package let level: FundLevel?
    package let amount: Money?
    package let allotments: [Allotment]

    package init(number: DocumentNumber?, date: CivilDate?, level: FundLevel?, amount: Money?, allotments: [Allotment]) {
      self.number = number
      self.date = date
      self.level = level
      self.amount = amount
      self.allotments = allotments
    }

    package var issued: Money { allotments.map(\.amount).sum }
    /// What of the document no project has yet; nil where its amount is not told (未分到项目).
    package var rest: Money? { amount.map { $0 - issued } }
  }

  /// By number; allotments without a document last.
  package let documents: [Document]
  /// Whether everything of the county's year is told.
  package let isWhole: Bool

  package init(documents: [Document], isWhole: Bool) {
    self.documents = documents
    self.isWhole = isWhole
  }

  package var issued: Money { documents.map(\.issued).sum }
}
