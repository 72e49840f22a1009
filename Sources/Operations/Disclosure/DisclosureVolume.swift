package import HengDocuments
import HengDomain
import HengFacts
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
    if let list = CorrectionList.sheet(record.corrections, of: reports.projects) { blocks += [.section(.officialLandscape), .sheet(list)] }
    return Document(title: "\(department)\(year.text)部门决算公开", page: .official, style: .official, blocks: blocks)
  }
}

extension Disclosure {
  /// The volume as it may be looked at and checked before it is published (草稿): cover and title say so.
  static let draftMark = "（草稿）"

  package var draft: Document {
    var draft = volume
    draft.title += Self.draftMark
    // On a line that is there already, so that every other line keeps its place.
    draft.blocks = draft.blocks.map { block in
      guard case .cover(let lines) = block, let first = lines.first else { return block }
      return .cover([first + Self.draftMark] + lines.dropFirst())
    }
    return draft
  }

  /// The same with a notice of what this version corrects, before the first part (更正说明).
  func correcting(_ notice: String, version: Int) -> Disclosure {
    var disclosure = self
    let contents = volume.blocks.firstIndex { if case .contents = $0 { true } else { false } }
    let blocks: [Block] = [
      .section(.official), .heading(level: 1, "更正说明"),
      .paragraph([.text("本文本为第\(version)版，更正以前公开的文本，以本版为准。\(notice.trimmedSpaces)")]),
    ]
    disclosure.volume.blocks.insert(contentsOf: blocks, at: contents.map { $0 + 1 } ?? 0)
    return disclosure
  }
}

/// What was mended on self-evaluations that had been published before (自评表更正一览).
enum CorrectionList {
  static func sheet(_ corrections: [ProjectCorrection], of projects: [EvaluatedProject]) -> Sheet? {
    let named = corrections.compactMap { correction in
      projects.first { $0.project.id == correction.project }.map { (correction, $0.project.name) }
    }
    guard !named.isEmpty else { return nil }
    let head = Row(["序号", "项目", "指标", "更正的栏", "更正为", "原因"].map { .label($0) })
    let rows = named.enumerated().map { index, entry in
      let (correction, name) = entry
      return Row([
        .text("\(index + 1)", .centre), .text(name), .text(correction.indicator.isEmpty ? "全表" : correction.indicator),
        .text(correction.field.label, .centre), .text(correction.value), .text(correction.reason),
      ])
    }
    return Sheet(
      name: "自评表更正一览", title: ["自评表更正一览"], columns: [5, 19, 18, 12, 18, 28], rows: [head] + rows, repeatedRows: 0..<1,
      notes: ["注：以前公开的自评表保留原样，本次公开按更正后的记录重新计分。"], isInContents: true, isCompact: true)
  }
}

/// The evaluation reports as the volume binds them (附件), each followed by its self-evaluation form on a page across.
struct DisclosureReports {
  private(set) var blocks: [Block] = []
  private(set) var problems: [String] = []
  /// Those that forms were printed on, each once.
  private(set) var layouts: [FormLayout] = []
  let projects: [EvaluatedProject]
  private let department: String
  private let forms: CountyForms

  init(_ projects: [EvaluatedProject], department: String, forms: CountyForms, profile: Profile) {
    self.projects = projects
    self.department = department
    self.forms = forms
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
    do {
      let layout = try forms.layout(.projectSelfEvaluation, for: project.ledger)
      let sheet = try ReportAttachments.selfEvaluation(project, on: layout, bureau: department, name: "自评表\(number)")
      if !layouts.contains(layout) { layouts.append(layout) }
      return [.section(.officialLandscape), .sheet(sheet)]
    } catch let error as PrintError {
      problems.append(error.message)
    } catch let error as FormError {
      problems.append(error.message)
    } catch { problems.append("项目“\(project.project.name)”的自评表不能打印：\(error)") }
    return []
  }
}
