import Foundation
import Testing

/// Runs programs that are not ours. A missing program fails the test.
enum Tool {
  @discardableResult
  static func run(_ arguments: String..., in folder: URL? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(arguments[0]) ended with \(process.terminationStatus)")
    return String(decoding: data, as: UTF8.self)
  }

  /// Calls `body` with a fresh folder, and removes it.
  static func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// The test's own Python, with the packages of scripts/requirements-test.txt; nil where it is not installed.
  static let python: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appendingPathComponent(".venv/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()
}

/// Packs parts into a zip with Python's zipfile; a part ends up as its text says.
enum Packed {
  static func workbook(
    sheet: String, strings: String? = nil, styles: String? = nil, workbook: String? = nil, extra: [String: String] = [:]
  ) throws -> [UInt8] {
    let main = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let relations = #"xmlns="http://schemas.openxmlformats.org/package/2006/relationships""#
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var parts = [
      "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        + [("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
        .map { "<Override PartName='/xl/\($0).xml' ContentType='\(types).\($1)+xml'/>" }.joined() + "</Types>",
      "_rels/.rels":
        "<Relationships \(relations)><Relationship Id='a' Type='\(office)/officeDocument' Target='xl/workbook.xml'/></Relationships>",
      "xl/workbook.xml": workbook
        ?? "<workbook \(main) xmlns:r='\(office)'><sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels":
        "<Relationships \(relations)><Relationship Id='r1' Type='\(office)/worksheet' Target='worksheets/sheet1.xml'/>"
        + (strings == nil ? "" : "<Relationship Id='r2' Type='\(office)/sharedStrings' Target='sharedStrings.xml'/>")
        + (styles == nil ? "" : "<Relationship Id='r3' Type='\(office)/styles' Target='/xl/styles.xml'/>") + "</Relationships>",
      "xl/worksheets/sheet1.xml": sheet.contains("<worksheet") ? sheet : "<worksheet \(main)>\(sheet)</worksheet>",
    ]
    if let strings { parts["xl/sharedStrings.xml"] = "<sst \(main)>\(strings)</sst>" }
    if let styles { parts["xl/styles.xml"] = "<styleSheet \(main)>\(styles)</styleSheet>" }
    return try zip(parts.merging(extra) { $1 }.mapValues { Array($0.utf8) })
  }

  static func zip(_ parts: [String: [UInt8]]) throws -> [UInt8] {
    try Tool.withFolder { folder in
      let source = folder.appendingPathComponent("parts")
      for (name, bytes) in parts {
        let file = source.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      let script = """
        import os, sys, zipfile
        with zipfile.ZipFile('a.zip', 'w', zipfile.ZIP_DEFLATED) as z:
            for root, _, names in os.walk('parts'):
                for name in sorted(names):
                    path = os.path.join(root, name)
                    z.write(path, os.path.relpath(path, 'parts'))
        """
      try Tool.run("python3", "-c", script, in: folder)
      return [UInt8](try Data(contentsOf: folder.appendingPathComponent("a.zip")))
    }
  }
}
