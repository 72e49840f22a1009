import HengDomain
package import HengValues
import Synchronization

/// The number on a page that failed, by which its line is found in the log (编号): day, time and count of the minute, `0821-1740-07`.
package final class ReferenceNumbers: Sendable {
  private let last = Mutex((minute: "", count: 0))

  package init() {}

  package func next(at time: Timestamp) -> String {
    let beijing = Array(time.later(8 * 3_600).text)
    let minute = String(beijing[5..<7] + beijing[8..<10] + ["-"] + beijing[11..<13] + beijing[14..<16])
    return last.withLock { last in
      last = (minute, last.minute == minute ? last.count + 1 : 1)
      return "\(minute)-\(last.count < 10 ? "0" : "")\(last.count)"
    }
  }
}
