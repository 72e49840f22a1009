import HengCrypto
import HengDocuments
import HengValues
import HengWriters

/// Prints every paper of a county's year in every format into one archive (打印全年文书). The same records give the same bytes.
package struct PrintYear: Sendable {
  private let papers: YearPapers
  private let formats: [PaperFormat]
  /// How many papers are printed at once.
  private let width: Int

  package init(_ papers: YearPapers, formats: [PaperFormat] = PaperFormat.allCases, width: Int = 2) {
    (self.papers, self.formats, self.width) = (papers, formats, max(1, width))
  }

  /// What was printed: how many files, and where their cells came from.
  package struct Summary: Sendable {
    package let files: Int
    package let origins: CellOrigins

    /// `共24份文书96个文件；3,210格中3,011格（93.80%）由台账或已有文书带入`
    package var words: String {
      let share = Ratio(Int128(origins.derived), Int128(max(1, origins.all)))
      return "共\(files)个文件；\(origins.all)格中\(origins.derived)格（\(Percentage(of: share).text)）由台账算出或由已有记录带入，\(origins.typed)格为人填写"
    }
  }

  private struct Printed: Sendable {
    let name: String
    let bytes: [UInt8]
    let digest: String
  }

  /// - Parameter add: takes the archive piece by piece.
  package func callAsFunction(_ add: (_ bytes: [UInt8]) throws -> Void) async throws -> Summary {
    let archive = StreamedArchive()
    var list = "文件,校验码（SHA-256）,字节,填写的格,带入的格\n"
    var files = 0
    for start in stride(from: 0, to: papers.papers.count, by: width) {
      let batch = Array(papers.papers[start..<min(start + width, papers.papers.count)])
      for (paper, printed) in zip(batch, try await print(batch)) {
        for file in printed {
          try archive.add(file.name, file.bytes)
          files += 1
          list += "\"\(file.name)\",\(file.digest),\(file.bytes.count),\(paper.origins.typed),\(paper.origins.derived)\n"
        }
        try add(archive.drain())
      }
    }
    // A mark of the encoding, so that a spreadsheet reads the names.
    try archive.add("清单.csv", [0xEF, 0xBB, 0xBF] + Array(list.utf8))
    try archive.finish()
    try add(archive.drain())
    return Summary(files: files, origins: papers.origins)
  }

  private func print(_ batch: [YearPapers.Paper]) async throws -> [[Printed]] {
    let formats = formats
    return try await withThrowingTaskGroup(of: (Int, [Printed]).self) { group in
      for (place, paper) in batch.enumerated() {
        group.addTask {
          var files: [Printed] = []
          for format in formats {
            let bytes = try PrintForm.print(paper.document, as: format)
            files.append(Printed(name: "\(paper.name).\(format.rawValue)", bytes: bytes, digest: Digest.sha256(bytes)))
          }
          return (place, files)
        }
      }
      var found: [Int: [Printed]] = [:]
      for try await (place, files) in group { found[place] = files }
      return batch.indices.map { found[$0] ?? [] }
    }
  }
}
