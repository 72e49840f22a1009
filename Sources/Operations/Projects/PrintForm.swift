package import HengDocuments
import HengDomain
import HengValues
import HengWriters

/// A file format in which papers leave the program (格式).
package enum PaperFormat: String, CaseIterable, Sendable {
  case html, xlsx, docx, pdf

  /// What people call it.
  package var label: String {
    switch self {
    case .html: "网页"
    case .xlsx: "Excel"
    case .docx: "Word"
    case .pdf: "PDF"
    }
  }

  package var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .pdf: "application/pdf"
    }
  }
}

/// Why a form cannot be printed.
package struct PrintError: Error, Sendable {
  package let message: String
}

/// Prints an official form of a project (打印表格); the same records give the same bytes.
package enum PrintForm {
  package static func print(
    _ request: FormRequest, of assessment: ProjectAssessment, as format: PaperFormat
  ) throws(PrintError) -> [UInt8] {
    try print(document(request, of: assessment), as: format)
  }

  /// The project's record on the layout that is asked for, else on the county's own.
  package static func document(_ request: FormRequest, of assessment: ProjectAssessment) throws(PrintError) -> Document {
    guard !request.kind.isOfDepartment else {
      throw PrintError(message: "“\(request.kind.title)”填的是部门整体，不取自某个项目。请去掉 --project，写明 --county、--year 和 --department。")
    }
    let layout = try layout(request, of: assessment)
    do throws(FormError) {
      return try OfficialForm.document(layout, assessment.ledger, county: assessment.county, facts: assessment.formFacts)
    } catch { throw PrintError(message: error.message) }
  }

  private static func layout(_ request: FormRequest, of assessment: ProjectAssessment) throws(PrintError) -> FormLayout {
    guard let key = request.layout else { return try assessment.forms.layout(request.kind, for: assessment.ledger) }
    let layouts = assessment.forms.library.layouts(of: request.kind)
    guard let layout = layouts.first(where: { $0.key == key }) else {
      throw PrintError(message: "“\(request.kind.title)”没有版式“\(key)”。可选：\(layouts.map(\.key).joined(separator: "、"))。")
    }
    return layout
  }

  /// Any document in one format.
  package static func print(_ document: Document, as format: PaperFormat) throws(PrintError) -> [UInt8] {
    do throws(WriterError) {
      switch format {
      case .html: return Array(HTMLWriter.page(document).utf8)
      case .xlsx: return try XLSXWriter.write(document)
      case .docx: return try DOCXWriter.write(document)
      case .pdf: return try PDFWriter.write(document)
      }
    } catch { throw PrintError(message: error.message) }
  }
}
