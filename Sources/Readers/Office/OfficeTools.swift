import Glibc

/// Where LibreOffice's program is (旧版文件转换): started without a screen, without its starter, so that it has no children.
package struct OfficeTools: Sendable {
  package var programs: [String]

  package init(programs: [String]) { self.programs = programs }

  package static var installed: OfficeTools {
    OfficeTools(programs: ["/usr/lib/libreoffice/program/soffice.bin", "/opt/libreoffice/program/soffice.bin"])
  }

  /// For work that converts nothing.
  package static let none = OfficeTools(programs: [])

  package static let packages = "libreoffice-writer-nogui 和 libreoffice-calc-nogui"

  package var isThere: Bool { program != nil }

  var program: String? { programs.first { access($0, X_OK) == 0 } }
}
