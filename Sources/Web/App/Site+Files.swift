import HTTPTypes
import HengDocuments
import HengDomain
import HengOperations
import HengValues
import Hummingbird
import NIOCore

extension Site {
  /// `/projects/{id}/files/{kind}.{format}`: a form as a file.
  func addFiles(to router: Router<SiteContext>) {
    router.get("/projects/{id}/files/{file}") { request, context in
      let assessment = try await project(context)
      let file = context.parameters.get("file") ?? ""
      guard let dot = file.lastIndex(of: "."), let format = PaperFormat(rawValue: String(file[file.index(after: dot)...])) else {
        throw PageProblem.missing("名为“\(file)”的文件")
      }
      let kind = try form(String(file[..<dot]))
      let bytes: [UInt8]
      do throws(PrintError) {
        bytes = try PrintForm.print(FormRequest(kind), of: assessment, as: format)
      } catch {
        throw PageProblem(status: .notFound, title: "不能打印", reason: error.message, remedy: "请返回项目页查看可用的表格。")
      }
      return Response(
        status: .ok,
        headers: [
          .contentType: format.mediaType,
          .contentDisposition:
            "attachment; filename*=UTF-8''\(Address.escaped("\(assessment.project.name)-\(kind.title).\(format.rawValue)"))",
        ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
  }
}
