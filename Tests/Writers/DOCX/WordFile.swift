import Foundation
import Testing

/// What python-docx says of a file.
enum WordFile {
  /// The test's own Python, with the packages of scripts/requirements-test.txt; nil where it is not installed.
  static let python: String? = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let path = root.appendingPathComponent(".venv/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  /// The printed lines of a script that finds the document as `d`.
  static func lines(_ bytes: [UInt8], _ script: String) throws -> [String] {
    let python = try #require(python)
    let head = "import sys, docx\nd = docx.Document(sys.argv[1])\n"
    let output = try Tool.withFile(bytes, "a.docx") { try Tool.run(python, "-c", head + script, $0) }
    return output.split(separator: "\n").map(String.init)
  }

  /// Each cell where it begins: `table|row,column|rows×columns|text`.
  static let grids = """
    for number, t in enumerate(d.tables):
        rows = [[c._tc for c in r.cells] for r in t.rows]
        seen = {}
        for r, row in enumerate(rows):
            for c, tc in enumerate(row): seen.setdefault(tc, []).append((r, c))
        for tc, p in seen.items():
            text = docx.table._Cell(tc, t).text
            print('%d|%d,%d|%dx%d|%s' % (number, *p[0], p[-1][0] - p[0][0] + 1, p[-1][1] - p[0][1] + 1, text))
    """
}
