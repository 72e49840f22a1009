import Glibc
import HengValues

/// Where poppler's programs are (外部程序). Poppler is under the GPL and stays a program of its own.
package struct PDFTools: Sendable {
  package var folders: [String]

  package init(folders: [String]) { self.folders = folders }

  /// The folders of `PATH`, then the usual ones.
  package static var installed: PDFTools {
    let named = getenv("PATH").map { String(cString: $0).split(separator: ":").map(String.init) } ?? []
    return PDFTools(folders: named.filter { $0.hasPrefix("/") } + ["/usr/bin", "/usr/local/bin"])
  }

  func path(of tool: String) throws(ReaderError) -> String {
    for folder in folders where access("\(folder)/\(tool)", X_OK) == 0 { return "\(folder)/\(tool)" }
    throw .missingTool(tool, package: "poppler-utils")
  }
}

/// Runs poppler's programs on one file, within its limits of time, memory and output.
struct PDFToolbox: ~Copyable {
  private let file: UnlinkedFile
  private let tools: PDFTools
  private let limits: ReaderLimits
  private var deadline: ContinuousClock.Instant

  static let input = "/dev/fd/\(ChildProcess.inputNumber)"

  init(_ bytes: [UInt8], _ tools: PDFTools, _ limits: ReaderLimits) throws(ReaderError) {
    file = try UnlinkedFile(bytes)
    self.tools = tools
    self.limits = limits
    deadline = .now + min(.seconds(limits.seconds), WorkBudget.current.remaining ?? .seconds(limits.seconds))
  }

  /// Moves the end of its time.
  mutating func postpone(_ time: Duration) { deadline += time }

  /// Runs some programs side by side and waits for all. One that is still at work after `seconds` is stopped.
  func run(_ commands: [[String]], seconds: Int? = nil) throws(ReaderError) -> [ChildProcess] {
    var children: [ChildProcess] = []
    for command in commands {
      guard let tool = command.first else { continue }
      children.append(
        try ChildProcess(
          guarded([try tools.path(of: tool)] + command.dropFirst()), input: file.descriptor, mostOutput: limits.toolOutput))
    }
    let end = seconds.map { min(deadline, .now + .seconds($0)) } ?? deadline
    wait(for: children, until: end)
    try ReaderLimits.checkTime()
    if deadline <= .now, children.contains(where: { $0.ending == .stopped(.timeout) }) { throw .tookTooLong(seconds: limits.seconds) }
    return children
  }

  /// Debian's `prlimit` bounds the memory of a program; it belongs to every installation.
  private func guarded(_ command: [String]) -> [String] {
    let guardian = "/usr/bin/prlimit"
    guard access(guardian, X_OK) == 0 else { return command }
    return [guardian, "--as=\(limits.toolMemory)", "--core=0", "--"] + command
  }

  private func wait(for children: [ChildProcess], until end: ContinuousClock.Instant) {
    while true {
      for child in children { child.advance() }
      let running = children.filter { $0.ending == nil }
      if running.isEmpty { return }
      if ContinuousClock.now >= end || WorkBudget.current.isSpent {
        for child in running { child.stop(.timeout) }
        return
      }
      var ends = running.flatMap(\.descriptors).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      // A child that has closed its pipes is about to end.
      _ = poll(&ends, nfds_t(ends.count), ends.isEmpty ? 1 : 50)
    }
  }
}
