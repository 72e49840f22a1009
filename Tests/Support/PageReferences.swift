package import Foundation

/// Pages of a PDF held against pictures that were looked at (对照图). With `HENG_REFERENCES=write` in the environment the pictures are
/// written anew; look at them before they are kept.
package struct PageReferences {
  /// A difference of pixels beyond which a page is another: of the whole page, and of the worst block of 16 × 16 pixels (8 mm).
  package struct Tolerance: Sendable {
    package var mean: Double
    package var worst: Double

    /// Lets pass what another version of a font or of the renderer changes; stops a line or a word that moved by 1 mm.
    package static let standard = Tolerance(mean: 1.5, worst: 10)
  }

  package static var isWriting: Bool { ProcessInfo.processInfo.environment["HENG_REFERENCES"] == "write" }

  private let folder: URL

  package init(folder: URL) { self.folder = folder }

  /// What differs, a line a page; `pages` names the picture of each page (from 1).
  package func faults(ofPDF bytes: [UInt8], pages: [(name: String, page: Int)], _ tolerance: Tolerance = .standard) throws -> [String] {
    let work = FileManager.default.temporaryDirectory.appendingPathComponent("heng-pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let file = work.appendingPathComponent("a.pdf")
    try Data(bytes).write(to: file)
    return try pages.compactMap { name, page in
      let drawn = try Self.picture(file, page: page, in: work)
      let kept = folder.appendingPathComponent("\(name).png")
      if Self.isWriting {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(drawn).write(to: kept)
        return nil
      }
      guard let old = try? Data(contentsOf: kept) else { return "\(name): 没有对照图 \(kept.lastPathComponent)" }
      return Self.fault(name, [UInt8](old), drawn, tolerance)
    }
  }

  private static func fault(_ name: String, _ kept: [UInt8], _ drawn: [UInt8], _ tolerance: Tolerance) -> String? {
    guard let kept = PageImage(png: kept), let drawn = PageImage(png: drawn) else { return "\(name): 图读不出" }
    guard let difference = drawn.difference(from: kept) else { return "\(name): 页面大小变了" }
    if difference.mean <= tolerance.mean, difference.worst <= tolerance.worst { return nil }
    return "\(name): 平均相差 \(difference.mean)，\(difference.place) 处相差 \(difference.worst)"
  }

  /// One page at 50 dots an inch in grey, as a PNG.
  package static func picture(_ file: URL, page: Int, in folder: URL, options: [String] = []) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let target = folder.appendingPathComponent("page").path
    process.arguments =
      ["pdftocairo", "-png", "-gray", "-r", "50", "-singlefile", "-f", "\(page)", "-l", "\(page)"] + options + [file.path, target]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: target + ".png")))
  }
}
