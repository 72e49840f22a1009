/// Why a data file (数据文件) could not be read: the file, the line when it is known, the key path, and the reason in Chinese.
///
/// `J3.yaml 第21行 indicators › 第4项 › lines：缺少这一项`. The line is 1-based; for a missing key it is the line of the
/// mapping that lacks it.
package struct DataError: Error, Hashable, Sendable, CustomStringConvertible {
  package var file: String
  package var line: Int?
  /// Keys from the outside in; an element of a list stands as `第4项`.
  package var keyPath: [String]
  package var reason: String

  package init(file: String, line: Int? = nil, keyPath: [String] = [], reason: String) {
    self.file = file
    self.line = line
    self.keyPath = keyPath
    self.reason = reason
  }

  package var description: String {
    var place = [file]
    if let line { place.append("第\(line)行") }
    if !keyPath.isEmpty { place.append(keyPath.joined(separator: " › ")) }
    return "\(place.joined(separator: " "))：\(reason)"
  }
}
