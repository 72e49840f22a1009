import Yams

/// The one door through which YAML text becomes values (数据文件解码): rule parameters, profiles, samples.
///
/// Quote every printed figure in the file (`"5.00"`): a field of type `String` takes the scalar as it is written.
/// Trap: a key that no field asks for is passed over in silence, as `Decodable` does.
package enum YAMLData {
  /// Decodes one document. `file` only names the text in messages.
  package static func decode<T: Decodable>(_ type: T.Type, from text: String, file: String) throws(DataError) -> T {
    do {
      return try YAMLDecoder().decode(type, from: text)
    } catch let error as DecodingError {
      throw placed(error, text: text, file: file)
    } catch let error as YamlError {
      throw syntax(error, file: file)
    } catch {
      throw DataError(file: file, reason: "无法读取：\(error)")
    }
  }

  private static func placed(_ error: DecodingError, text: String, file: String) -> DataError {
    let path: [any CodingKey]
    let reason: String
    var found: YamlError?
    switch error {
    case .keyNotFound(let key, let context):
      path = context.codingPath
      reason = "缺少“\(key.stringValue)”这一项"
    case .valueNotFound(_, let context):
      path = context.codingPath
      reason = "不能为空"
    case .typeMismatch(let type, let context):
      path = context.codingPath
      reason = "应为\(name(of: type))"
    case .dataCorrupted(let context):
      path = context.codingPath
      found = context.underlyingError as? YamlError
      reason = (context.underlyingError as? DataFault)?.reason ?? "内容不能识别（\(context.debugDescription)）"
    @unknown default:
      path = []
      reason = "内容不能识别"
    }
    if let found { return syntax(found, file: file) }
    return DataError(file: file, line: line(of: path, in: text), keyPath: path.map(label), reason: reason)
  }

  static func syntax(_ error: YamlError, file: String) -> DataError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      DataError(file: file, line: mark.line, reason: "第\(mark.column)列附近不合YAML写法（\(problem)）")
    case .duplicatedKeysInMapping(let keys, let context):
      DataError(file: file, line: context.mark.line, reason: "同一项写了两次（\(keys.map { "\($0)" }.joined(separator: "、"))）")
    default:
      DataError(file: file, reason: "不合YAML写法（\(error)）")
    }
  }

  /// Walks the key path through the composed document as far as it goes. Only errors pay for this second parse.
  private static func line(of path: [any CodingKey], in text: String) -> Int? {
    guard var node = try? Yams.compose(yaml: text) else { return nil }
    for key in path {
      if let index = key.intValue, let sequence = node.sequence, sequence.indices.contains(index) {
        node = sequence[index]
      } else if let next = node.mapping?[Node(key.stringValue)] {
        node = next
      } else {
        break
      }
    }
    return node.mark?.line
  }

  private static func label(_ key: any CodingKey) -> String {
    key.intValue.map { "第\($0 + 1)项" } ?? key.stringValue
  }

  private static func name(of type: Any.Type) -> String {
    switch type {
    case is String.Type: "文字"
    case is Bool.Type: "true 或 false"
    case is any FixedWidthInteger.Type: "整数"
    case is Node.Sequence.Type: "清单"
    case is Node.Mapping.Type: "成组的项"
    default: "\(type)"
    }
  }
}
