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
      title: kind.title, crumbs: ProjectPage.crumbs(below: assessment), here: kind.title, template: "form",
      model: Model(
        formTitle: kind.title, xlsx: Address.download(id, kind, .xlsx), pdf: Address.download(id, kind, .pdf),
        html: Address.download(id, kind, .html), paper: HTMLWriter.fragment(document) { Address.why(id, $0.key) }), hasPaper: true)
  }

  private struct Model {
    let formTitle: String
    let xlsx: String
    let pdf: String
    let html: String
    let paper: String
  }
}
