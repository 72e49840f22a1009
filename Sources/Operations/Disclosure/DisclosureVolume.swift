import HengDocuments
import HengDomain
import HengRules
import HengValues

/// The volume of a year's disclosure (决算公开全套): cover, contents, overview, tables, explanation, terms, reports with their forms.
enum DisclosureVolume {
  static func document(
    _ ledger: AccountsLedger, _ record: DisclosureRecord, _ compiled: CompiledAccounts, _ set: AccountsTableSet, _ facts: NarrativeFacts?,
    _ reports: DisclosureReports
  ) -> Document {
    let (department, year) = (ledger.department, ledger.year)
    var blocks = DisclosureBlocks.cover(department: department, year: year) + DisclosureBlocks.contents()
    blocks += [.section(.official)] + DisclosureBlocks.overview(record)
    blocks += [.section(.official), .heading(level: 1, "第二部分 \(year.year)年部门决算表")]
    // The first table follows the heading of its part on the same page.
    blocks += AccountsSheets.blocks(of: compiled, set: set).dropFirst()
    blocks += [.section(.official)]
    blocks += facts.map(DisclosureBlocks.narrative) ?? [.heading(level: 1, "第三部分 情况说明")]
    blocks += [.section(.official)] + DisclosureBlocks.terms()
    blocks += [.section(.official), .heading(level: 1, "第五部分 附件")] + reports.blocks
    return Document(title: "\(department)\(year.text)部门决算公开", page: .official, style: .official, blocks: blocks)
  }
}

/// The evaluation reports as the volume binds them (附件), each followed by its self-evaluation form on a page across.
struct DisclosureReports {
  private(set) var blocks: [Block] = []
  private(set) var problems: [String] = []

  init(_ projects: [EvaluatedProject], department: String, profile: Profile) {
    for (index, project) in projects.enumerated() {
      let name = project.project.name
      do throws(ReportFailure) {
        let facts = try ReportFacts(project, profile: profile)
        guard let paper = EvaluationReportPaper(project, facts: facts, department: department, level: 3) else {
          problems.append("项目“\(name)”没有评价报告的文字。请填写该项目的报告")
          continue
        }
        var parts: [Block] = index == 0 ? [] : [.section(.official)]
        parts.append(.heading(level: 2, "附件\(index + 1) \(name)\(project.report?.kind.title ?? "")"))
        parts += paper.blocks
        parts += form(of: project, number: index + 1)
        blocks += parts.map { $0.prefixingKeys("report.\(index + 1)") }
      } catch { problems.append("项目“\(name)”：\(error.message)") }
    }
  }

  private mutating func form(of project: EvaluatedProject, number: Int) -> [Block] {
    do throws(FormError) {
      let sheet = try ReportAttachments.selfEvaluation(project, name: "自评表\(number)")
      return [.section(.officialLandscape), .sheet(sheet)]
    } catch {
      problems.append(error.message)
      return []
    }
  }
}
