import Foundation

/// Where a text stops being JSON (出错位置), in Chinese.
enum JSONPlace {
  /// `（第3行第12列附近）`, `（到第9行文件末尾仍未结束）`, or nothing when the parser does not say.
  static func fault(in bytes: [UInt8]) -> String {
    do {
      _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      return ""
    } catch {
      let said = (error as NSError).userInfo["NSDebugDescription"] as? String ?? ""
      if said.contains("end of file") { return "（到第\(place(bytes.count, bytes).line)行文件末尾仍未结束）" }
      guard let offset = said.split(whereSeparator: { !$0.isNumber }).compactMap({ Int($0) }).last else { return "" }
      let (line, column) = place(offset, bytes)
      return "（第\(line)行第\(column)列附近）"
    }
  }

  /// The 1-based line and column (in characters) of a byte.
  private static func place(_ offset: Int, _ bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
    return (before.count { $0 == UInt8(ascii: "\n") } + 1, column)
  }
}
