import Foundation
import Testing

/// The one file of a database: what commands and the server leave behind, and what a backup may touch.
@Suite("The file of a database", .serialized)
struct DatabaseFileTests {
  private func sample(_ name: String = "a.db") throws -> HengProgram {
    let program = try HengProgram()
    #expect(try program.run("database", "migrate", "--database", name).code == 0)
    #expect(try program.run("database", "sample", "--database", name).code == 0)
    return program
  }

  @Test("every command that ends, well or ill, leaves one file, and a copy of it alone is whole")
  func oneFile() throws {
    let program = try sample()
    defer { program.remove() }
    #expect(program.files == ["a.db"])
    let scope = ["--county", "141123", "--year", "2022"]
    let commands: [[String]] = [
      ["explain", "S1"], ["explain", "没有这个项目"], ["form", "selfEvaluation.shanxi", "--project", "S1", "--out", "f.html"],
      ["form", "target.hebei", "--project", "S1"], ["database", "verify"], ["database", "migrate"], ["database", "backup", "b.db"],
      ["disclosure", "check"] + scope, ["disclosure", "step", "批复", "--by", "甲某", "--reason", "试"] + scope,
      ["disclosure", "step", "核查", "--by", "甲某", "--reason", "试"] + scope,
      ["accounts", "template", "--department", "示例局", "--out", "t.xlsx"] + scope, ["accounts", "explain", "没有这个键"] + scope,
      ["report", "summary.nonsense"], ["serve", "--port", "70000"],
    ]
    for command in commands {
      _ = try program.run(command + ["--database", "a.db"])
      let databases = program.files.filter { $0.hasPrefix("a.db") || $0.hasPrefix("b.db") }
      #expect(databases == ["a.db", "b.db"].filter(program.exists), "\(command)")
    }
    try FileManager.default.copyItem(
      at: program.folder.appendingPathComponent("a.db"), to: program.folder.appendingPathComponent("copy.db"))
    #expect(try program.run("explain", "S1", "project.outturn", "--database", "copy.db").output.contains("152.52万元"))
    let steps = try program.run(["disclosure", "step", "送审", "--by", "甲某", "--reason", "试", "--database", "copy.db"] + scope)
    #expect(steps.code == 0, "the last step before the copy is in it: \(steps.errors)")
  }

  @Test("the server leaves one file on SIGTERM and SIGINT, also with connections open", arguments: [SIGTERM, SIGINT])
  func server(signal: Int32) throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "a.db", "--sample"]))
    let idle = try #require(RawConnection(port: server.port)), half = try #require(RawConnection(port: server.port))
    idle.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    half.send("GET / HT")
    #expect(idle.receive(seconds: 3).text.contains("200 OK"))
    #expect(program.files.contains("a.db-wal"), "the log exists while the server runs, else this test shows nothing")
    let start = Date()
    #expect(server.stop(signal) == 0)
    #expect(Date().timeIntervalSince(start) < 10)
    #expect(program.files == ["a.db"])
    try FileManager.default.moveItem(
      at: program.folder.appendingPathComponent("a.db"), to: program.folder.appendingPathComponent("moved.db"))
    #expect(try program.run("explain", "S1", "project.outturn", "--database", "moved.db").output.contains("152.52万元"))
  }

  @Test("a backup never touches its own database, under no spelling, link or mount")
  func itself() throws {
    let program = try sample()
    defer { program.remove() }
    let folder = program.folder
    let files = FileManager.default
    try files.createDirectory(at: folder.appendingPathComponent("d"), withIntermediateDirectories: true)
    try files.createSymbolicLink(at: folder.appendingPathComponent("sym.db"), withDestinationURL: folder.appendingPathComponent("a.db"))
    try files.createSymbolicLink(at: folder.appendingPathComponent("d/loop"), withDestinationURL: folder)
    try files.linkItem(at: folder.appendingPathComponent("a.db"), to: folder.appendingPathComponent("hard.db"))
    // The same file with the same records; opening it counts a change of its own.
    func inode() throws -> NSNumber? { try files.attributesOfItem(atPath: folder.path + "/a.db")[.systemFileNumber] as? NSNumber }
    let (before, records) = (try inode(), try program.run("explain", "S1", "--database", "a.db").output)
    try files.createSymbolicLink(atPath: folder.path + "/far.db", withDestinationPath: "d/loop/sym.db")
    let folds = "/" + folder.path.replacing("/", with: "//./")
    let spellings = [
      "a.db", "./a.db", ".//a.db", "d/../a.db", folder.path + "/a.db", folds + "/a.db", "sym.db", "hard.db", "far.db", "d/loop/a.db",
      "d/loop/sym.db", "d/loop/d/loop/hard.db", "/proc/self/cwd/a.db", "/proc/self/root\(folder.path)/a.db", "a.db/",
      "a.db/.", "a.db/../a.db",
      "a.db-wal", "a.db-shm", "a.db-journal", "file:a.db", "file:a.db?mode=rwc", "A.DB", "a.db.", " a.db", "a.db ", "a．db",
    ]
    for (place, spelling) in spellings.enumerated() {
      // Each spelling once against the plain name, and in turn against one of the links.
      for database in ["a.db", ["sym.db", "hard.db", "far.db"][place % 3]] {
        let isItself = FileIdentity(folder.path, spelling) == FileIdentity(folder.path, "a.db")
        let outcome = try program.run("database", "backup", spelling, "--database", database)
        // Another name is another file, and may be written.
        if isItself { #expect(outcome.code == 2 && outcome.errors.contains("数据库本身"), "\(spelling): \(outcome.errors)") }
        #expect(try inode() == before, "\(spelling)")
      }
    }
    #expect(try program.run("explain", "S1", "--database", "a.db").output == records)
    #expect(try program.run("database", "verify", "--database", "a.db").code == 0)
    // A name that SQLite would take for an address is a name like any other, and the copy under it is whole.
    #expect(try program.run("explain", "S1", "--database", "./file:a.db").output == records)
    // The name of the draft is nobody's database.
    try files.copyItem(at: folder.appendingPathComponent("a.db"), to: folder.appendingPathComponent("x.part"))
    #expect(try program.run("database", "backup", "x", "--database", "x.part").code == 0)
    #expect(try program.run("explain", "S1", "--database", "x.part").code == 0)
    #expect(!program.files.contains { $0.hasSuffix(".part") && $0 != "x.part" }, "\(program.files)")
  }

  @Test(
    "a mount of the database, of its folder or of another's is the database; so is an open descriptor",
    arguments: [
      "mkdir m && mount --bind . m && exec \"$0\" database backup m/a.db --database a.db",
      "mkdir m && mount --bind . m && exec \"$0\" database backup a.db --database m/a.db",
      ": > b.db && mount --bind a.db b.db && exec \"$0\" database backup b.db --database a.db",
      ": > b.db && mount --bind a.db b.db && exec \"$0\" database backup a.db --database b.db",
      "mkdir m n && mount --bind . m && mount --bind m n && exec \"$0\" database backup n/./a.db --database m//a.db",
      "exec 7<>a.db && exec \"$0\" database backup /proc/self/fd/7 --database a.db",
      "exec 7<>a.db && exec \"$0\" database backup /dev/fd/7 --database a.db",
      "exec 7<a.db && exec \"$0\" database backup a.db --database /proc/self/fd/7",
      "exec \"$0\" database backup /proc/$$/cwd/a.db --database a.db", "exec \"$0\" database backup /proc/$$/root$PWD/a.db --database a.db",
    ])
  func mount(line: String) throws {
    let program = try sample()
    defer { program.remove() }
    let heng = try #require(program.process([]).executableURL).path
    let mounts = line.contains("mount")
    let records = try program.run("explain", "S1", "--database", "a.db").output
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = (mounts ? ["unshare", "-m"] : []) + ["sh", "-c", line, heng]
    shell.currentDirectoryURL = program.folder
    let errors = Pipe()
    shell.standardError = errors
    try shell.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    // Where mounts are not allowed, there is nothing to test.
    let isAllowed = !mounts || geteuid() == 0 && !said.contains("mount:") && !said.contains("unshare:")
    if isAllowed { #expect(shell.terminationStatus == 2 && said.contains("数据库本身"), "\(said)") }
    #expect(try program.run("explain", "S1", "--database", "a.db").output == records)
    #expect(try program.run("database", "verify", "--database", "a.db").code == 0)
  }

  @Test("a backup is not written over a database in use, a paper or a folder; an older backup gives way")
  func over() throws {
    let program = try sample()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "other.db", "--sample"]))
    let live = try program.run("database", "backup", "other.db", "--database", "a.db")
    #expect(live.code == 2 && live.errors.contains("正在使用"), "\(live.errors)")
    server.stop()
    try program.write("paper.txt", "这不是数据库")
    try FileManager.default.createDirectory(at: program.folder.appendingPathComponent("folder"), withIntermediateDirectories: true)
    for name in ["paper.txt", "folder"] { #expect(try program.run("database", "backup", name, "--database", "a.db").code == 2, "\(name)") }
    #expect(try program.read("paper.txt") == Data("这不是数据库".utf8))
    for _ in 0..<2 { #expect(try program.run("database", "backup", "b.db", "--database", "a.db").code == 0) }
    #expect(try program.run("explain", "S1", "--database", "b.db").code == 0)
  }

  @Test("the log of another database is found before it is played in; a restore puts it aside")
  func strangeLog() throws {
    let program = try sample()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "b.db", "--sample"]))
    #expect(server.stop(SIGKILL) < 0)
    #expect(program.exists("b.db-wal"))
    // As people copy: the file alone, over one whose log is still there.
    try FileManager.default.removeItem(at: program.folder.appendingPathComponent("b.db"))
    try FileManager.default.copyItem(at: program.folder.appendingPathComponent("a.db"), to: program.folder.appendingPathComponent("b.db"))
    let before = try program.read("b.db")
    for command in [["explain", "S1"], ["database", "verify"], ["database", "migrate"], ["database", "backup", "c.db"]] {
      let outcome = try program.run(command + ["--database", "b.db"])
      #expect(outcome.code == 2 && outcome.errors.contains("b.db-wal") && outcome.errors.contains("restore"), "\(outcome.errors)")
    }
    #expect(try program.read("b.db") == before)
    let restored = try program.run("database", "restore", "a.db", "--database", "b.db")
    #expect(restored.code == 0, "\(restored.errors)")
    #expect(try program.run("database", "verify", "--database", "b.db").code == 0)
    #expect(try program.run("explain", "S1", "project.outturn", "--database", "b.db").output.contains("152.52万元"))
    #expect(program.files.filter { $0.hasPrefix("b.db") } == ["b.db", "b.db.replaced", "b.db.replaced-wal"])
    // Its own log after a kill is played in without a word.
    let second = try #require(try HengServer(program, ["--database", "own.db", "--sample"]))
    second.stop(SIGKILL)
    #expect(try program.run("explain", "S1", "project.outturn", "--database", "own.db").output.contains("152.52万元"))
    #expect(program.files.filter { $0.hasPrefix("own.db") } == ["own.db"])
  }

  @Test("a restore refuses a database in use and the database itself, and keeps every replaced one")
  func restore() throws {
    let program = try sample()
    defer { program.remove() }
    #expect(try program.run("database", "backup", "copy.db", "--database", "a.db").code == 0)
    let server = try #require(try HengServer(program, ["--database", "a.db"]))
    let live = try program.run("database", "restore", "copy.db", "--database", "a.db")
    #expect(live.code == 2 && live.errors.contains("正在使用"), "\(live.errors)")
    server.stop()
    let own = try program.run("database", "restore", "./a.db", "--database", "a.db")
    #expect(own.code == 2 && own.errors.contains("本身"), "\(own.errors)")
    for _ in 0..<2 { #expect(try program.run("database", "restore", "copy.db", "--database", "a.db").code == 0) }
    #expect(program.files == ["a.db", "a.db.replaced", "a.db.replaced-2", "copy.db"])
    #expect(try program.run("explain", "S1", "--database", "a.db").code == 0)
  }
}

/// Which file a spelling leads to, seen from a folder; nil for none.
private struct FileIdentity: Hashable {
  let device: UInt64
  let inode: UInt64

  init?(_ folder: String, _ spelling: String) {
    var status = stat()
    guard stat(spelling.hasPrefix("/") ? spelling.replacing("/proc/self/cwd", with: folder) : folder + "/" + spelling, &status) == 0 else {
      return nil
    }
    (device, inode) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino))
  }
}
