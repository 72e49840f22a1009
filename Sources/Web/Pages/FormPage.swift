import HTTPTypes
import HengDocuments
import HengDomain
import HengOperations
import HengValues
import HengWriters

/// A form as on paper, with its downloads (表格页). Every figure links to its explanation.
struct FormPage {
  let page: Page

  init(_ assessment: ProjectAssessment, kind: FormKind) throws {
    let id = assessment.project.id
    let document: Document
    do throws(FormError) {
      document = try OfficialForm.document(kind, assessment.ledger, county: assessment.county, facts: assessment.formFacts)
    } catch {
      throw PageProblem(status: .notFound, title: "没有这张表", reason: error.message, remedy: "请返回项目页查看可用的表格。")
    }
    page = Page(
      title: kind.title, crumbs: ProjectPage.crumbs(below: assessment), here: kind.title, menu: .projects,
      scope: OverviewPage.scope(assessment.county, assessment.project.year),
      actions: [(PaperFormat.xlsx, "下载 Excel"), (.pdf, "下载 PDF"), (.html, "下载网页")].map {
        PageAction(href: Address.download(id, kind, $0.0), text: $0.1, isDownload: true)
      },
      template: "form", model: Model(formTitle: kind.title, paper: HTMLWriter.fragment(document) { Address.why(id, $0.key) }),
      hasPaper: true)
  }

  private struct Model {
    let formTitle: String
    let paper: String
  }
}
