import Foundation
import HengDomain
import HengReaders
import HengValues
import Testing

@testable import HengOperations

@Suite("Large ledgers")
struct LargeImportTests {
  /// `HENG_IMPORT_ROWS=100000` measures a whole county's year.
  private static let rows = ProcessInfo.processInfo.environment["HENG_IMPORT_ROWS"].flatMap { Int($0) } ?? 3_000

  private func ledger() throws -> AccountsLedger {
    let source = Citation(paper: "虚构台账", lines: "1")
    var ledger = AccountsLedger(
      county: try AdministrativeDivision("140199"), year: try FiscalYear(2022), department: "虚构县示例局", citation: source)
    let functions = try ["2130505", "2130599", "2130504"].map { try FunctionalCode($0) }
    let economics = try ["30310", "30201", "31005"].map { try EconomicCode($0) }
    let first = ledger.year.firstDay
    ledger.payments = (0..<Self.rows).map { number in
      Payment(
        id: ID("p\(number)"), in: ledger.key, date: first.adding(days: number % 365), voucher: "记-\(number / 4)",
        function: functions[number % 3],
        economic: economics[number % 3], nature: .project, fund: .generalBudget, amount: Money(fen: Int128(number) * 37 + 5),
        project: AccountsDice.projects[number % 4].id, purpose: "拨付虚构款第\(number)笔", citation: source)
    }
    return ledger
  }

  @Test("many payments come in whole, and go back marked")
  func many() throws {
    let clock = ContinuousClock()
    let ledger = try ledger()
    var bytes: [UInt8] = []
    let writing = try clock.measure { bytes = try AccountsTemplate.workbook(filledWith: ledger, nil) }
    let unpacking = try clock.measure { _ = try XLSXReader.cells(bytes) }
    var result: AccountsImportResult?
    let reading = try clock.measure {
      result = try AccountsImport.read(bytes, fileName: "台账.xlsx", context: AccountsImportContext(projects: AccountsDice.projects))
    }
    #expect(result?.accounts?.ledger.payments.map(\.amount) == ledger.payments.map(\.amount))
    var back: [UInt8] = []
    var refusal: ImportRefusal?
    let refusing = try clock.measure {
      if case .refused(let found) = try AccountsImport.read(bytes, fileName: "台账.xlsx") { refusal = found }
    }
    #expect(refusal?.faults.count == Self.rows)
    let returning = try clock.measure { if let refusal { back = try AccountsImport.returned(bytes, refusal) } }
    #expect(back.count > bytes.count)
    if Self.rows > 10_000 {
      let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
      let steps = "write \(writing) cells \(unpacking) read \(reading) refuse \(refusing) return \(returning)"
      print("rows \(Self.rows) bytes \(bytes.count) \(steps) \(peak)")
    }
  }
}
