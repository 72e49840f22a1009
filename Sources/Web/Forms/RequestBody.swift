import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
  /// The whole body, or a page that says whether it was too large or came broken (请求正文).
  func wholeBody(upTo largest: Int) async throws -> ByteBuffer {
    let tooLarge = PageProblem(
      status: .contentTooLarge, title: "文件太大", reason: "一次送来的文件合计超过\(largest >> 20) MB。", remedy: "请分几次送核查。")
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > largest { throw tooLarge }
    var request = self
    do { return try await request.collectBody(upTo: largest) } catch let error as HTTPError where error.status == .contentTooLarge {
      throw tooLarge
    } catch is NIOTooManyBytesError {
      throw tooLarge
    } catch {
      throw PageProblem(
        status: .badRequest, title: "没有收完整", reason: "提交的内容在传送中断开，或格式有误，没有保存任何内容。", remedy: "请返回上一页重新提交。")
    }
  }
}
