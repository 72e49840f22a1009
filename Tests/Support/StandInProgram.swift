package import Foundation

/// A shell script that stands in for a program (替身程序).
///
/// A shell writes the file: were it open for writing here, a process that another test starts at that moment would hold it open, and the
/// system would not run it (ETXTBSY).
package enum StandInProgram {
  package struct Failure: Error {}

  package static func write(_ script: String, to file: URL) throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "cat > \"$1\" && chmod 755 \"$1\"", "sh", file.path]
    let input = Pipe()
    shell.standardInput = input
    try shell.run()
    try input.fileHandleForWriting.write(contentsOf: Data("#!/bin/sh\n\(script)\n".utf8))
    try input.fileHandleForWriting.close()
    shell.waitUntilExit()
    guard shell.terminationStatus == 0 else { throw Failure() }
  }
}
