package import HengValues
package import Logging

/// A line of the log in JSON (日志行).
package struct LogLine {
  private var fields: [String]

  package init(at time: Timestamp, level: String, _ message: String) {
    fields = []
    add("time", time.text)
    add("level", level)
    add("message", message)
  }

  package var text: String { "{\(fields.joined(separator: ","))}" }

  package mutating func add(_ name: String, _ words: String) { fields.append("\(Self.quoted(name)):\(Self.quoted(words))") }
  mutating func add(_ name: String, number: String) { fields.append("\(Self.quoted(name)):\(number)") }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\\(scalar)"
      case "\n": out += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

/// Writes what the program says as lines of JSON (日志写法), without the words of an error, which may hold what somebody typed: its kind is enough
/// to count by, and `heng serve` without `--log json` tells the rest on the terminal.
package struct JSONLogHandler: LogHandler {
  package var logLevel = Logger.Level.warning
  package var metadata: Logger.Metadata = [:]
  private let now: TimeSource
  private let write: @Sendable (String) -> Void

  package init(now: @escaping TimeSource, write: @escaping @Sendable (String) -> Void) {
    self.now = now
    self.write = write
  }

  private static let left: Set = ["error", "hb.request.id"]

  package subscript(metadataKey key: String) -> Logger.MetadataValue? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var line = LogLine(at: now(), level: event.level.rawValue, "\(event.message)")
    let given = metadata.merging(event.metadata ?? [:]) { $1 }
    for (name, value) in given.sorted(by: { $0.key < $1.key }) where !Self.left.contains(name) { line.add(name, "\(value)") }
    write(line.text)
  }
}
