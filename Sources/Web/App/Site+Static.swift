import HTTPTypes
import HengOperations
import HengWriters
import Hummingbird
import NIOCore

extension Site {
  /// Style and icon, carried in the binary.
  func addStatic(to router: Router<BasicRequestContext>) {
    let files: [(String, [UInt8], String)] = [
      ("heng.css", PackageResources.heng_css, "text/css; charset=utf-8"),
      ("audit.css", Array(AuditHTML.partStyles.utf8), "text/css; charset=utf-8"),
      ("paper.css", Array(HTMLWriter.styles.utf8), "text/css; charset=utf-8"), ("heng.svg", PackageResources.heng_svg, "image/svg+xml"),
    ]
    for (name, bytes, type) in files {
      router.get("/static/\(name)") { _, _ in
        Response(
          status: .ok, headers: [.contentType: type, .cacheControl: "max-age=600"],
          body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
      }
    }
  }
}
