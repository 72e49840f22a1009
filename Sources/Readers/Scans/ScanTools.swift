import Glibc

/// Where the Python of the recognition is (文字识别): an environment of its own with RapidOCR, which `make ocr` makes.
package struct ScanTools: Sendable {
  package var pythons: [String]

  package init(pythons: [String]) { self.pythons = pythons }

  /// Beside an installed program, then that of the working copy in which it was built. Never one of the folder where somebody happens to be.
  package static let installed: ScanTools = {
    var pythons = ["/opt/heng-ocr/bin/python3"]
    var folder = programFolder()
    for _ in 0..<5 where folder.utf8.count > 1 {
      pythons.append("\(folder)/.venv-ocr/bin/python3")
      folder = folder.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    }
    return ScanTools(pythons: pythons)
  }()

  /// For work that takes nothing from pictures.
  package static let none = ScanTools(pythons: [])

  package var isThere: Bool { python != nil }

  var python: String? { pythons.first { access($0, X_OK) == 0 } }

  private static func programFolder() -> String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return "" }
    let path = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
  }
}
