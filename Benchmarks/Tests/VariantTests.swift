import Foundation
import HengScoringKernel
import Testing

@Suite("One source, two processor levels")
struct VariantTests {
  private func columns(_ tables: Int) throws -> ScoringColumns {
    var columns = try ScoringColumns(tables: tables)
    var random = Seeded(state: 20_240_601)
    columns.withColumns { column in
      for row in column.weight.indices {
        column.weight[row] = Int16(truncatingIfNeeded: random.next())
        column.direction[row] = UInt8(truncatingIfNeeded: random.next() % 5)
        column.target[row] = Int32(truncatingIfNeeded: random.next())
        column.actual[row] = Int32(truncatingIfNeeded: random.next())
      }
      for table in column.budget.indices {
        column.budget[table] = Int64(bitPattern: random.next()) >> Int64(random.next() % 64)
        column.outturn[table] = Int64(bitPattern: random.next()) >> Int64(random.next() % 64)
      }
    }
    return columns
  }

  @Test(
    "Both give equal results on arbitrary bits, on any number of threads", .enabled(if: ProcessorVariant.v3.isSupported),
    arguments: ScoringRule.Shortfall.allCases)
  func equal(_ shortfall: ScoringRule.Shortfall) throws {
    let rule = ScoringRule(shortfall: shortfall)
    let columns = try columns(20_011)
    var expected = Scores()
    expected.score(columns, by: rule, variant: .baseline)
    #expect(Set(expected.grades).count > 1)
    for threads in [1, 2, 3, 16, 1_000, -1] {
      var scores = Scores()
      scores.score(columns, by: rule, threads: threads, variant: .v3)
      #expect(scores == expected, "\(threads) threads")
    }
  }

  @Test("Result arrays are reused and fit the last call")
  func reuse() throws {
    let rule = ScoringRule(shortfall: .linear)
    let small = try columns(129)
    let large = try columns(1_000)
    var scores = score(large, by: rule)
    scores.score(small, by: rule)
    let expected = score(small, by: rule)
    #expect(scores == expected)
  }

  /// A function that the compiler emits as a shared copy (weak symbol) may be taken by the linker for the whole program: built for v3,
  /// it would kill the program on an older processor. So the v3 objects must hold none but those that bear the module's own name.
  @Test("The v3 objects define no shared function", .enabled(if: Objects.v3.isEmpty == false))
  func noSharedFunction() throws {
    for object in Objects.v3 {
      let nm = Process()
      nm.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      nm.arguments = ["nm", "--defined-only", object.path]
      let pipe = Pipe()
      nm.standardOutput = pipe
      try nm.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      nm.waitUntilExit()
      try #require(nm.terminationStatus == 0)
      let shared = text.split(separator: "\n").filter { line in
        [" W ", " u "].contains(where: line.contains) && !line.contains("HengScoringLoopsV3")
      }
      #expect(shared.isEmpty, "\(object.lastPathComponent): \(shared)")
    }
  }
}

/// The compiled loops beside the test program, where SwiftPM leaves them.
private enum Objects {
  static var v3: [URL] {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("HengScoringLoopsV3.build")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "o" }
  }
}
