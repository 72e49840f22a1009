import Foundation
import Testing

/// The runner that `make attack` and `make soak` share.
@Suite("Stages of an attack")
struct StagingTests {
  private static let stages = [
    "first": lines("first", "slow", fault: ""),
    "second": lines("second", "faulty", fault: "does not hold"),
    "third": "TITLE = 'broken'\ndef run(context):\n  raise RuntimeError('fell over')",
    "fourth": "TITLE = 'idle'\ndef run(context):\n  pass",
  ]

  private static func lines(_ name: String, _ title: String, fault: String) -> String {
    """
    import time
    TITLE = '\(title)'
    def run(context):
      for turn in range(4):
        context.line(f'  \(name) {turn}')
        time.sleep(0.1)
      context.check('\(name)', '\(fault)')
    """
  }

  private static let runner = """
    import pathlib, staging
    if __name__ == '__main__':
      staging.main(pathlib.Path(__file__).parent, 'A trial.', together=2, longest=('second',))
    """

  private func run(_ arguments: String...) throws -> (code: Int32, lines: [String]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-staging-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("stages"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in Self.stages { try Data(text.utf8).write(to: folder.appendingPathComponent("stages/\(name).py")) }
    try Data(Self.runner.utf8).write(to: folder.appendingPathComponent("run.py"))
    let process = Process()
    process.executableURL = BrowserTests.root.appendingPathComponent(".venv/bin/python3")
    process.arguments = [folder.appendingPathComponent("run.py").path, "--program", "none", "--seed", "7"] + arguments
    process.environment = ["PYTHONPATH": BrowserTests.root.appendingPathComponent("Tests/Attack").path, "PYTHONDONTWRITEBYTECODE": "1"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, report.split(separator: "\n").map(String.init))
  }

  @Test("side by side keep their lines together; a fault, a broken and an idle one are counted, and nobody stops the others")
  func together() throws {
    let (code, lines) = try run()
    #expect(code == 1)
    #expect(lines.first == "seed 7")
    for (name, title) in [("first", "slow"), ("second", "faulty")] {
      let start = try #require(lines.firstIndex(of: "== \(name): \(title)"))
      #expect(lines[(start + 1)...].prefix(4) == (0..<4).map { "  \(name) \($0)" }[...], "\(lines)")
    }
    #expect(lines.contains("  ✗ second: does not hold"))
    #expect(lines.contains { $0.contains("fell over") })
    #expect(lines.contains("== fourth: checked nothing"))
    #expect(lines.last?.hasPrefix("== all: 3 faults, ") == true)
  }

  @Test("one alone tells how it held")
  func alone() throws {
    let (code, lines) = try run("--stage", "first")
    #expect(code == 0)
    #expect(lines.filter { $0.hasPrefix("  ") }.count == 4)
    #expect(lines.last?.hasPrefix("== all: 0 faults, ") == true)
  }
}
