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
    _ kind: FormKind, of assessment: ProjectAssessment, as format: PaperFormat
  ) throws(PrintError) -> [UInt8] {
    let document: Document
    do throws(FormError) {
      document = try OfficialForm.document(kind, assessment.ledger, county: assessment.county, facts: assessment.formFacts)
    } catch { throw PrintError(message: error.message) }
    return try print(document, as: format)
  }

  /// Any document in one format.
  package static func print(_ document: Document, as format: PaperFormat) throws(PrintError) -> [UInt8] {
    do throws(WriterError) {
      switch format {
      case .html: return Array(HTMLWriter.page(document).utf8)
      case .xlsx: return try XLSXWriter.write(document)
      case .docx: return try DOCXWriter.write(document, pages: document.hasContents ? PDFWriter.layout(document).pageNumbers : [:])
      case .pdf: return try PDFWriter.write(document)
      }
    } catch { throw PrintError(message: error.message) }
  }
}

extension Document {
  fileprivate var hasContents: Bool {
    blocks.contains { if case .contents = $0 { true } else { false } }
  }
}
