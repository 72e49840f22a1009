import HengDocuments
import HengDomain
import HengOperations
import HengWriters
import Testing

@Suite("Self-evaluations on one page")
struct OnePageTests {
  @Test("each of the six published self-evaluations takes one page of the PDF, on every layout of its kind")
  func onePage() throws {
    let assessments = try ReportGround.loaded.get().overviews.flatMap(\.assessments).filter { !$0.ledger.selfEvaluations.isEmpty }
    #expect(assessments.count == 6)
    let layouts = FormLibrary.carried.layouts(of: .projectSelfEvaluation).map(\.key)
    #expect(layouts.contains("selfEvaluation.shanxi"))
    for assessment in assessments {
      for layout in layouts {
        let document = try PrintForm.document(FormRequest("selfEvaluation.project", layout: layout), of: assessment)
        #expect(try PDFWriter.layout(document).pageCount == 1, "\(layout) \(assessment.project.name)")
      }
    }
  }
}
