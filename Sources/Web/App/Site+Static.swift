import HTTPTypes
import HengOperations
import HengValues
import HengWriters
import Hummingbird
import NIOCore

extension Site {
  /// The sheets of the site in their order.
  static var styles: [UInt8] {
    PackageResources.tokens_css + PackageResources.frame_css + PackageResources.parts_css + PackageResources.pages_css
      + PackageResources.forms_css + PackageResources.print_css
  }

  /// Style and icon, carried in the binary.
  func addStatic(to router: Router<SiteContext>) {
    let files: [(String, [UInt8], String)] =
      [
        ("heng.css", Self.styles, "text/css; charset=utf-8"),
        ("audit.css", Array((AuditHTML.partStyles + WorklistStyles.sheet).utf8), "text/css; charset=utf-8"),
        ("paper.css", Array(HTMLWriter.styles.utf8), "text/css; charset=utf-8"), ("heng.svg", PackageResources.heng_svg, "image/svg+xml"),
      ] + PageScript.allCases.map { ($0.rawValue, $0.bytes, "text/javascript; charset=utf-8") }
    for (name, bytes, type) in files {
      router.get("/static/\(name)") { _, _ in
        Response(
          status: .ok, headers: [.contentType: type, .cacheControl: "max-age=600"],
          body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
      }
    }
    addTextSize(to: router)
  }

  /// 大字: a link sets a cookie, and a sheet of its own makes the difference, so that no page need know of it.
  private func addTextSize(to router: Router<SiteContext>) {
    router.get("/static/size.css") { request, _ in
      let isLarge = request.headers[values: .cookie].contains {
        $0.split(separator: ";").contains { String($0).trimmedSpaces == "heng-text=large" }
      }
      let css =
        isLarge
        ? "html { font-size: 125%; } .size-large, .bar .find { display: none !important; }\n"
        : ".size-normal { display: none !important; }\n"
      return Response(
        status: .ok, headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "no-store"],
        body: .init(byteBuffer: ByteBuffer(string: css)))
    }
    router.get("/text-size/{size}") { request, context in
      let isLarge = context.parameters.get("size") == "large"
      var response = Response.redirect(to: Self.page(of: request, context), type: .normal)
      response.headers[.setCookie] = "heng-text=\(isLarge ? "large" : "normal"); Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly"
      return response
    }
  }

  /// The page of ours that the link stood on.
  private static func page(of request: Request, _ context: SiteContext) -> String {
    let mine = context.origin(of: request) + "/"
    guard let referer = request.headers[.referer], referer.hasPrefix(mine), !referer.contains("/text-size/") else { return Address.home }
    return "/" + referer.dropFirst(mine.count).drop { $0 == "/" }
  }
}
