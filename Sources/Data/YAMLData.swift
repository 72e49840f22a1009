import Yams

package struct DataError: Error, Hashable, Sendable {
  package var message: String
}

package enum YAMLData {
  package static func decode<T: Decodable>(_ type: T.Type, from text: String, file: String) throws(DataError) -> T {
    do { return try YAMLDecoder().decode(type, from: text) } catch { throw DataError(message: "\(error)") }
  }
}
