import HTTPTypes
import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import HengWriters

/// A form as on paper, with its downloads (表格页). Every figure links to its explanation.
struct FormPage {
  let page: Page

  init(_ assessment: ProjectAssessment, kind: FormKind, _ renderer: PageRenderer) throws {
    let id = assessment.project.id
    let layout: FormLayout
    let document: Document
    do throws(PrintError) {
      layout = try assessment.forms.layout(kind, for: assessment.ledger)
      document = try PrintForm.document(FormRequest(kind), of: assessment)
    } catch {
      throw PageProblem(status: .notFound, title: "没有这张表", reason: error.message, remedy: "请返回项目页查看可用的表格。")
    }
    page = Page(
      title: layout.name, crumbs: ProjectPage.crumbs(below: assessment), here: layout.name, menu: .projects,
      scope: OverviewPage.scope(assessment.county, assessment.project.year),
      facts: FormAccess(assessment, kind).state.map { [PageParts.state("sent", $0)] } ?? [],
      actions: [(PaperFormat.xlsx, "下载 Excel"), (.pdf, "下载 PDF"), (.html, "下载网页")].map {
        PageAction(href: Address.download(id, kind, $0.0), text: $0.1, isDownload: true)
      } + FormAccess(assessment, kind).actions,
      template: "form",
      model: Model(
        formTitle: layout.name, paper: HTMLWriter.fragment(document) { Address.why(id, $0.key) }, notes: Self.notes(assessment, kind),
        story: Self.story(assessment, kind, renderer)),
      hasPaper: true)
  }

  /// What the ledger says otherwise than the form, with both values and what to do.
  private static func notes(_ assessment: ProjectAssessment, _ kind: FormKind) -> [NoteModel] {
    let rule =
      switch kind.record {
      case .monitoring: "MO-16"
      case .selfEvaluation: "SC-23"
      default: ""
      }
    return assessment.report.findings.filter { $0.rule == rule }.map { finding in
      let kind = FundRow.Kind.allCases.first { $0.label == finding.sides.first?.place.field } ?? .total
      return NoteModel(row: kind.label, message: finding.message, remedy: finding.remedy)
    }
  }

  /// The three scores, row by row, beside a self-evaluation.
  private static func story(_ assessment: ProjectAssessment, _ kind: FormKind, _ renderer: PageRenderer) -> String {
    guard kind.record == .selfEvaluation, let model = ScoreStoryModel(assessment, withRows: true) else { return "" }
    return renderer.fragment("score-story", model)
  }

  private struct NoteModel {
    let row: String
    let message: String
    let remedy: String
  }

  private struct Model {
    let formTitle: String
    let paper: String
    let notes: [NoteModel]
    let story: String
  }
}
