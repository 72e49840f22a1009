package import HengValues

/// The explanation of final accounts as the rules take it (决算情况说明): its sections by topic, each with what its sentences state.
package struct AccountsNarrative: Hashable, Sendable {
  package var department: String
  package var year: FiscalYear?
  /// 目录: each line with the place of the same heading in the body, nil where the body has none.
  package var contents: [Heading]
  /// The headings of the parts (第一部分 …).
  package var parts: [Heading]
  /// In the order of the paper; a section without a topic is one that no rule asks for.
  package var sections: [Section]
  /// One for each 项目绩效自评综述.
  package var summaries: [ProjectSummary]
  /// 部门整体支出绩效自评表, where the paper has it.
  package var departmentForm: Citation?
  /// 2013年至2020年，共计7年, anywhere on the paper.
  package var spans: [Stated<YearSpan>]
  /// Numbers of people out of poverty, anywhere on the paper.
  package var crowds: [Stated<Crowd>]
  /// 截至2022年12月31日.
  package var balanceDates: [Stated<Int>]
  /// 批复 and 公开, where the paper prints the dates.
  package var approvedOn: Stated<CivilDate>?
  package var disclosedOn: Stated<CivilDate>?
  package var citation: Citation

  package init(department: String, year: FiscalYear?, sections: [Section], citation: Citation) {
    self.department = department
    self.year = year
    self.sections = sections
    self.citation = citation
    (contents, parts, summaries, spans, crowds, balanceDates) = ([], [], [], [], [], [])
  }

  package struct Heading: Hashable, Sendable {
    /// 0 for 第一部分, 1 for 一、.
    package var level: Int
    package var number: Int
    package var title: String
    package var citation: Citation
    /// Where the body has it.
    package var body: Citation?
    /// As the heading names them; empty and nil where it names none.
    package var department: String
    package var year: Int?

    package init(
      level: Int, number: Int, title: String, citation: Citation, body: Citation? = nil, department: String = "", year: Int? = nil
    ) {
      self.department = department
      self.year = year
      self.level = level
      self.number = number
      self.title = title
      self.citation = citation
      self.body = body
    }
  }

  package struct Section: Hashable, Sendable {
    package var topic: Topic?
    package var level: Int
    package var heading: String
    package var claims: [Claim]
    package var sentences: [Stated<String>]
    package var citation: Citation

    package init(topic: Topic?, level: Int, heading: String, claims: [Claim], sentences: [Stated<String>] = [], citation: Citation) {
      self.topic = topic
      self.level = level
      self.heading = heading
      self.claims = claims
      self.sentences = sentences
      self.citation = citation
    }
  }

  /// `2013年至2020年，共计7年`.
  package struct YearSpan: Hashable, Sendable {
    package var first: Int
    package var last: Int
    package var years: Int

    package init(first: Int, last: Int, years: Int) {
      self.first = first
      self.last = last
      self.years = years
    }
  }

  /// A number of people out of poverty in the whole county: all of them, or those at work.
  package struct Crowd: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case whole, workers }
    package var kind: Kind
    package var people: Quantity

    package init(kind: Kind, people: Quantity) {
      self.kind = kind
      self.people = people
    }
  }

  /// A project's self-evaluation told in the explanation (绩效自评综述).
  package struct ProjectSummary: Hashable, Sendable {
    package var project: String
    package var score: Stated<ExactDecimal>?
    package var budget: Stated<PrintedAmount>?
    package var outturn: Stated<PrintedAmount>?
    package var rate: Stated<Percentage>?
    package var citation: Citation

    package init(project: String, citation: Citation) {
      self.project = project
      self.citation = citation
    }
  }

  package subscript(topic: Topic) -> Section? { sections.first { $0.topic == topic } }
}

extension AccountsNarrative {
  /// What a section is about (说明章节), whatever its number in a province's print.
  package enum Topic: String, CaseIterable, Hashable, Sendable {
    case overall = "收入支出决算总体情况"
    case receipts = "收入决算情况"
    case payments = "支出决算情况"
    case appropriation = "财政拨款收入支出决算总体情况"
    case generalOverall = "一般公共预算财政拨款支出决算总体情况"
    case generalStructure = "一般公共预算财政拨款支出决算结构情况"
    case generalDetail = "一般公共预算财政拨款支出决算具体情况"
    case basic = "一般公共预算财政拨款基本支出决算情况"
    case governmentFunds = "政府性基金预算财政拨款收支决算情况"
    case stateCapital = "国有资本经营预算财政拨款收支决算情况"
    case threePublicOverall = "“三公”经费支出决算总体情况"
    case threePublicDetail = "“三公”经费支出决算具体情况"
    case agencyOperating = "机关运行经费支出情况"
    case procurement = "政府采购支出情况"
    case assets = "国有资产占有使用情况"
    /// 预算绩效管理工作开展情况.
    case performanceWork = "预算绩效管理工作开展情况"
    case performanceProjects = "项目绩效自评结果"
    case performanceDepartment = "部门整体支出绩效自评结果"
    case performanceReports = "部门评价项目绩效评价结果"
  }
}
