package import HengValues

/// What is wrong in a scheme file (方案文件有误): where, and what to do. A file is told all of them at once.
package struct SchemeFault: Error, Hashable, Sendable {
  /// File, line and column.
  package let place: Place
  package let reason: String

  package init(_ reason: String, at place: Place) { (self.reason, self.place) = (reason, place) }

  package var message: String { "\(place.text)：\(reason)。" }
}

/// The faults of a file, or of several (方案文件的全部错误).
package struct SchemeFaults: Error, Sendable {
  package let all: [SchemeFault]

  init(_ all: [SchemeFault]) { self.all = all }

  package var message: String { all.map(\.message).joined(separator: "\n") }
}

extension Place {
  /// A place some characters further on its line.
  func moved(by characters: Int) -> Place {
    var moved = self
    moved.column = column.map { $0 + characters }
    return moved
  }
}
