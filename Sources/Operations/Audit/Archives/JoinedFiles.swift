import HengDocuments
import HengReaders
import HengWriters

/// The files of one publication as one run of bytes (同一份公开材料): an archive whose first entry says so, weighed as one paper.
package enum JoinedFiles {
  package static func packed(_ files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
    let names = files.map { $0.name.replacing("\n", with: " ") }.joined(separator: "\n")
    let entries = files.enumerated().map { ZIPWriter.Entry("\($0.offset + 1)", $0.element.bytes, isStored: true) }
    return try ZIPWriter.write([ZIPWriter.Entry(PaperArchive.joiningMark, Array(names.utf8), isStored: true)] + entries)
  }

  /// The files as one; all of them must be there, or a part of the publication would be missing unnoticed.
  static func one(_ files: [UnpackedFiles.File]) throws -> UnpackedFiles.File {
    if let missing = files.first(where: { $0.refusal != nil }) {
      throw AuditDeskError(message: "“\(missing.name)”读不了：\(missing.refusal ?? "")没有核查。请换好或去掉这个文件，再一起送核查。")
    }
    guard files.count > 1, let first = files.first else {
      throw AuditDeskError(message: "只有一个文件，不能合成一份。请选择同一份公开材料的全部文件，或去掉“这些文件是同一份公开材料”。")
    }
    return UnpackedFiles.File(name: first.name, bytes: try packed(files.map { ($0.name, $0.bytes) }), refusal: nil)
  }

  /// A file that cannot be read is told; the paper is that of the others.
  static func paper(_ archive: PaperArchive, _ limits: ReaderLimits, _ scans: ScanTools) throws(ReaderError) -> JoinedPaper {
    let names = archive.joined ?? []
    var parts: [JoinedPaper.Part] = []
    var failure: ReaderError?
    for (index, entry) in archive.entries.enumerated() {
      let name = names.indices.contains(index) ? names[index] : entry.name
      do throws(ReaderError) {
        let paper = try PaperReader.read(try archive.bytes(of: entry), limits: limits, scans: scans)
        parts.append(JoinedPaper.Part(file: name, paper: paper))
      } catch {
        switch error {
        case .stopped, .tookTooLong, .tookTooMuch, .noResources: throw error
        default: failure = failure ?? error
        }
        let caution = PaperCaution("\(name)：没有读，\(error.message)")
        parts.append(JoinedPaper.Part(file: name, paper: Paper(format: .text, blocks: [], cautions: [caution])))
      }
    }
    if let failure, parts.allSatisfy({ $0.paper.blocks.isEmpty }) { throw failure }
    return JoinedPaper(parts)
  }
}
