import Foundation

/// A PostgreSQL server of the tests' own, on a socket in a temporary folder; one for the whole test process.
///
/// A shell stands between: it holds the reading end of a pipe from this process. However this process ends, the pipe closes,
/// and the shell stops the server and removes the folder.
package struct PostgresCluster: Sendable {
  package let folder: String
  package let programs: String
  /// Keeps the pipe open as long as this process lives.
  private let lifeline: FileHandle

  package struct Missing: Error, CustomStringConvertible {
    package let description: String
  }

  private static let running = Task.detached { try start() }

  package static func shared() async throws -> PostgresCluster { try await running.value }

  /// The address of a new, empty database.
  package func makeDatabase(collation: String = "C") async throws -> String {
    let name = "t" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
    try await sql("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE '\(collation)' LC_CTYPE '\(collation)'")
    return address(name)
  }

  package func address(_ database: String) -> String { "postgresql://postgres@/\(database)?host=\(folder)" }

  /// Runs SQL as the server's administrator, outside any transaction.
  package func sql(_ text: String) async throws {
    let arguments = ["-X", "-q", "-h", folder, "-U", "postgres", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-c", text]
    try await Task.detached { [programs] in try Self.run("\(programs)/psql", arguments) }.value
  }

  private static func start() throws -> PostgresCluster {
    let programs = try findPrograms()
    let folder = NSTemporaryDirectory() + "heng-pg-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // initdb refuses root; Debian's package brings the user `postgres`.
    let isRoot = getuid() == 0
    let demotion = isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
    if isRoot { try run("/usr/bin/env", ["chown", "postgres", folder]) }
    try run(
      "/usr/bin/env",
      demotion + [
        "\(programs)/initdb", "-D", "\(folder)/data", "-U", "postgres", "--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync",
      ])
    let script = """
      "$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c max_connections=400 -c shared_buffers=64MB \
        >"$2/log" 2>&1 </dev/null & server=$!
      cat >/dev/null
      kill -INT $server; wait $server; cd /; rm -rf "$2"
      """
    let shell = Process()
    let pipe = Pipe()
    _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = demotion + ["sh", "-c", script, "sh", programs, folder]
    shell.currentDirectoryURL = URL(fileURLWithPath: folder)
    shell.standardInput = pipe
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    for _ in 0..<300 {
      if (try? run("\(programs)/pg_isready", ["-q", "-h", folder])) != nil {
        return PostgresCluster(folder: folder, programs: programs, lifeline: pipe.fileHandleForWriting)
      }
      Thread.sleep(forTimeInterval: 0.1)
    }
    let log = (try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? ""
    throw Missing(description: "PostgreSQL did not start within 30 s: \(log)")
  }

  private static func findPrograms() throws -> String {
    let files = FileManager.default
    let versions = ((try? files.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []).compactMap { Int($0) }.sorted(by: >)
    let folders = versions.map { "/usr/lib/postgresql/\($0)/bin" } + ["/opt/homebrew/opt/postgresql@15/bin", "/usr/local/bin"]
    guard let found = folders.first(where: { files.isExecutableFile(atPath: "\($0)/initdb") }) else {
      throw Missing(description: "PostgreSQL is not installed, so the store cannot be tested on it: apt-get install postgresql-15")
    }
    return found
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Missing(description: "\(program) ended with \(process.terminationStatus): \(String(decoding: words, as: UTF8.self))")
    }
  }
}
