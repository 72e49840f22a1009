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

/// What is wrong with a value that YAML itself allows (内容有误): thrown while decoding, it is placed by file, line and key.
package struct DataFault: Error, Hashable, Sendable {
  package let reason: String

  private init(_ reason: String) { self.reason = reason }

  package static func error(_ reason: String, at path: [any CodingKey]) -> DecodingError {
    .dataCorrupted(DecodingError.Context(codingPath: path, debugDescription: reason, underlyingError: DataFault(reason)))
  }
}

/// A key of a mapping, or the place in a list, that is named where no `CodingKeys` does (键).
package struct DataKey: CodingKey, Hashable, Sendable {
  package let stringValue: String
  package let intValue: Int?

  package init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  package init(intValue: Int) {
    stringValue = "\(intValue)"
    self.intValue = intValue
  }
}

extension Decoder {
  /// Refuses a mapping with a key that is none of these: a misspelt key would be passed over in silence.
  package func requireKeys(_ known: [String]) throws {
    let keys = try container(keyedBy: DataKey.self).allKeys
    guard let unknown = keys.first(where: { !known.contains($0.stringValue) }) else { return }
    throw DataFault.error(
      "没有“\(unknown.stringValue)”这一项，可以写的有：\(known.joined(separator: "、"))", at: codingPath + [unknown])
  }
}
