import HengDomain
import HengOperations
import HengRules
import HengValues

/// The rule catalogue (规则).
struct RulesPage {
  let page: Page

  init() {
    let families = RuleCatalogue.families.map { family in
      FamilyModel(
        anchor: family.prefix.lowercased(), family: "\(family.prefix) \(family.name)",
        rules: family.rules.map {
          RuleModel(
            code: $0.code, title: $0.title, severity: SeverityMark.html($0.severity, words: PageParts.words($0.severityWords)),
            basis: $0.basis, remedy: $0.remedy)
        })
    }
    page = Page(
      title: "规则目录", here: "规则", template: "rules", model: ["families": families])
  }

  private struct FamilyModel {
    let anchor: String
    let family: String
    let rules: [RuleModel]
  }

  private struct RuleModel {
    let code: String
    let title: String
    let severity: String
    let basis: String
    let remedy: String
  }
}

/// The register of source papers (来源文件).
struct PapersPage {
  let page: Page

  init(_ papers: [SourcePaper]) {
    let rows = papers.map {
      PaperModel(href: Address.paper($0.key), key: $0.key, title: $0.title, publisher: $0.publisher, year: $0.year.text)
    }
    page = Page(
      title: "来源文件", here: "来源文件", template: "papers", model: ["papers": rows])
  }

  private struct PaperModel {
    let href: String
    let key: String
    let title: String
    let publisher: String
    let year: String
  }
}
