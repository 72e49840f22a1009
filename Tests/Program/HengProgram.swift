import Foundation

/// Runs the built `heng` as a person would: a process with arguments, in a folder of its own.
struct HengProgram {
  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    return name
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path) }

  /// The files in the folder, to see that nothing was left behind.
  var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }

  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  func run(_ arguments: [String]) throws -> Outcome {
    let process = process(arguments)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: String(decoding: printed, as: UTF8.self), errors: String(decoding: said, as: UTF8.self))
  }

  /// The built program.
  var path: String { URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("heng").path }

  /// With a terminal as standard output, as a person sees it; both streams come out as one.
  func onTerminal(_ arguments: [String]) throws -> Outcome {
    let inner = process(arguments)
    let words = ([inner.executableURL?.path ?? ""] + arguments).map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = ["-qec", words, "/dev/null"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(code: process.terminationStatus, output: String(decoding: printed, as: UTF8.self), errors: "")
  }

  /// Runs a line of Python in the folder, as somebody else's tool.
  @discardableResult
  func python(_ script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: printed, as: UTF8.self)
  }

  func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    return process
  }
}

/// `heng serve` on a port that the system chose, ended by its process id.
final class HengServer {
  let base: String
  /// What it printed until it was ready.
  let said: String
  private let process: Process

  /// Starts and waits for the line that names the address; nil when it ends or says nothing within `seconds`.
  ///
  /// - Parameters:
  ///   - shell: words of a shell before the program, `ulimit -n 64;`, which then becomes the program.
  ///   - awaiting: a word that it prints later; then nobody works in it before signing in.
  init?(_ program: HengProgram, _ arguments: [String], shell: String? = nil, awaiting: String? = nil, seconds: Double = 30) throws {
    let errors = Pipe()
    process = program.process(["serve", "--port", "0"] + (awaiting == nil ? ["--single-user"] : []) + arguments)
    if let shell, let executable = process.executableURL {
      process.arguments = ["-c", "\(shell) exec \"$0\" \"$@\"", executable.path] + (process.arguments ?? [])
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
    }
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    var said = ""
    let deadline = Date().addingTimeInterval(seconds)
    while Date() < deadline, process.isRunning {
      said += String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
      // The address that people open; what listens for others names its port last: `监听 0.0.0.0:41234；`.
      if let opened = said.firstMatch(of: /网站已打开：(https?):\/\/[^　]*(?:　（只在本机|　（监听 [^；]*:([0-9]+))；/), awaiting.map(said.contains) ?? true,
        said.hasSuffix("\n"), let port = opened.2 ?? said.firstMatch(of: /网站已打开：https?:\/\/[^　]*:([0-9]+)　/)?.1
      {
        base = "\(said.contains("监听 ") && arguments.contains("--trusted-proxy") ? "http" : opened.1)://127.0.0.1:\(port)"
        self.said = said
        return
      }
    }
    process.terminate()
    return nil
  }

  /// With SIGTERM unless another signal is named; gives the exit code, or the signal that ended it as a negative number.
  @discardableResult
  func stop(_ signal: Int32 = SIGTERM) -> Int32 {
    send(signal)
    return ended()
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for the end; gives the exit code, or the signal as a negative number.
  func ended() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }

  var processID: Int32 { process.processIdentifier }
  var port: UInt16 { UInt16(base.split(separator: ":").last ?? "") ?? 0 }
}
