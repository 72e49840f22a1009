import Foundation
import HengOperations

/// Where a printed paper goes and in which format (输出去向): `--as`, else the ending of `--out`, else what the command usually prints.
struct PaperTarget {
  let format: PaperFormat
  private let out: String?

  /// Refuses an unknown format, an ending that contradicts `--as`, and a file of bytes on a terminal — before anything is computed.
  init(as named: String?, out: String?, usually: PaperFormat) throws {
    let ending = try out.flatMap { try OutputEnding.format(of: $0, needed: named == nil) }
    let wanted = try named.map { name in
      guard let known = PaperFormat(rawValue: name) else {
        throw Self.refused("不能打印成“\(name)”。可选：\(PaperFormat.allCases.map(\.rawValue).joined(separator: "、"))。")
      }
      return known
    }
    if let wanted, let ending, wanted != ending {
      throw Self.refused("--as \(wanted.rawValue) 与文件名 \(out ?? "") 的后缀不一致，没有写任何文件。请改正其中一处。")
    }
    format = wanted ?? ending ?? usually
    self.out = out
    if out == nil { try Self.requireFile(format) }
  }

  /// Bytes of a binary file would garble a terminal; a pipe or a file takes them.
  private static func requireFile(_ format: PaperFormat) throws {
    guard format != .html, Terminal.isShown else { return }
    throw refused("\(format.label) 文件不能显示在终端上。请用 --out 写明文件名，例如 --out 文件.\(format.rawValue)；要在终端上看，请用 --as html。")
  }

  func write(_ bytes: [UInt8]) throws {
    guard let out else { return try Terminal.output(bytes) }
    do throws(FileProblem) { try FileAccess.write(bytes, to: out) } catch { throw Self.refused(error.message) }
    Terminal.error("已写入 \(out)（\(bytes.count)字节）。")
  }

  private static func refused(_ message: String) -> any Error {
    Terminal.error(message)
    return Exit.unusable
  }
}

/// The ending of a file name (后缀), which says what the file holds.
enum OutputEnding {
  /// Lower-case, without the dot; empty where the name has none.
  static func text(_ path: String) -> String { (path as NSString).pathExtension.lowercased() }

  /// The format that the name promises; nil without an ending. An ending of no format is refused where it has to decide.
  static func format(of path: String, needed: Bool) throws -> PaperFormat? {
    let ending = text(path)
    if let known = PaperFormat(rawValue: ending == "htm" ? "html" : ending) { return known }
    guard needed, !ending.isEmpty else { return nil }
    Terminal.error(
      "从文件名 \(path) 看不出格式。后缀可以是 \(PaperFormat.allCases.map(\.rawValue).joined(separator: "、"))；也可以用 --as 写明格式。")
    throw Exit.unusable
  }
}
