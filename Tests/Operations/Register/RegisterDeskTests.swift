import Foundation
import HengCrypto
import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@testable import HengOperations

@Suite("The desk of the register")
struct RegisterDeskTests {
  private static let heading = "户编号,行政区划代码,户类型,认定日期,风险类型,风险消除日期,姓名,身份证号,与户主关系,银行卡号,备注\n"
  private static let good =
    heading + "户001,141123101,脱贫不稳定户,2022-03-01,因病、因学,,张示例,11010519491231002X,户主,6222021234567890128,\n"
    + "户001,141123101,脱贫不稳定户,2022-03-01,因病、因学,,李样本,110105491231001,配偶,,\n"

  private static func withDesk(_ body: (RegisterDesk, any Driver, AdministrativeDivision) async throws -> Void) async throws {
    try await withGround(.sqliteMemory) { ground in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let newID: @Sendable () -> String = { UUID().uuidString }
      let ledger = LedgerStore(driver, newID: newID)
      let time = try Timestamp("2026-03-01T08:30:00Z")
      let store = RegisterStore(ledger, ring: try KeyRing.adding(.aes256gcm, to: nil))
      try await body(RegisterDesk(store: store, now: { time }, newID: newID), driver, try AdministrativeDivision("141123"))
      try await driver.close()
    }
  }

  @Test("A file is imported whole, and the same file again changes nothing")
  func imported() async throws {
    try await Self.withDesk { desk, _, county in
      let bytes = Array(Self.good.utf8)
      let plan = try await desk.plan(bytes, named: "名册.csv", of: county)
      #expect(plan.faults == [] && plan.unread == ["备注"] && plan.entries.count == 1)
      let note = desk.note("张示例", as: .unitFinanceOfficer, reason: "动态调整")
      let change = try await desk.put(plan, of: bytes, named: "名册.csv", note)
      #expect(change.newHouseholds == 1 && change.newPeople == 2 && change.newStatuses == 1 && change.changedPeople == 0)
      let again = try await desk.plan(bytes, named: "名册.csv", of: county)
      #expect(try await desk.put(again, of: bytes, named: "名册.csv", note).isNothing)
      let entry = try #require(try await desk.household(number: "户001", of: county))
      #expect(entry.people.count == 2 && entry.household.statuses.first?.risks == [.illness, .schooling])
      #expect(try await desk.people(.idNumber, " 110105 19491231 002x", of: county).count == 1)
      let id = try #require(try await desk.people(.name, "李样本", of: county).first?.id)
      #expect(try await desk.reveal(id, of: county, note).name == "李样本")
      let moved = Self.good.replacing("户001", with: "户002")
      let faults = try await desk.plan(Array(moved.utf8), named: "名册.csv", of: county).faults
      #expect(faults.map(\.row) == [2, 3] && faults.allSatisfy { $0.reason == "这个人已登记在另一户" })
    }
  }

  @Test("All faults are told at once, with their places and without what stands there")
  func faults() async throws {
    try await Self.withDesk { desk, driver, county in
      let text =
        Self.heading + "户001,141123,一般户,2022-03-01,因病,,张示例,11010519491231002X,户主,6222021234567890127,\n"
        + "户001,141123,脱贫户,2022-03-01,,,李样本,110105194912310021,户主,,\n"
        + "户003,130529,贫困,2022-13-01,,,,11010519491231002X,邻居,,\n"
        + "户001,141123,一般户,2022-03-01,,,王试用,11010519491231002X,户主,,\n"
        + "户004,141123,边缘易致贫户,2022-03-01,因懒,2021-01-01,11010519491231002X,张示例,张示例,,\n"
      let plan = try await desk.plan(Array(text.utf8), named: "名册.csv", of: county)
      let told = plan.faults.map { "\($0.row) \($0.heading)" }
      for expected in [
        "2 银行卡号", "2 风险类型", "3 身份证号", "4 行政区划代码", "4 户类型", "4 认定日期", "4 姓名", "4 与户主关系", "4 身份证号", "5 身份证号", "6 风险类型",
        "6 风险消除日期", "6 身份证号", "6 与户主关系",
      ] { #expect(told.contains(expected), "\(expected) in \(told)") }
      let words = plan.faults.map(\.message).joined(separator: "\n")
      for planted in ["张示例", "李样本", "11010519491231002X", "110105194912310021", "6222021234567890127", "因懒"] {
        #expect(!words.contains(planted), "\(words)")
      }
      await #expect(throws: RegisterError.self) {
        try await desk.put(plan, of: [], named: "名册.csv", desk.note("张示例", as: .unitFinanceOfficer, reason: "x"))
      }
      await #expect(throws: RegisterError.self) { try await desk.plan(Array("姓名,身份证号\n".utf8), named: "名册.csv", of: county) }
      await #expect(throws: RegisterError.self) { try await desk.plan(Array((Self.heading + "\"户").utf8), named: "名册.csv", of: county) }
      let province = try AdministrativeDivision("14")
      await #expect(throws: RegisterError.self) { try await desk.plan(Array(Self.good.utf8), named: "名册.csv", of: province) }
      #expect(try await desk.households(of: county, after: "", limit: 5).isEmpty)
    }
  }

  @Test("A key file is its owner's alone, is never written over, and takes further keys")
  func keyFile() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-keys-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/衡.keys"
    #expect(throws: RegisterError.self) { try RegisterKeyFile.read(path) }
    let ring = try RegisterKeyFile.make(path, .aes256gcm)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    #expect(throws: RegisterError.self) { try RegisterKeyFile.make(path, .sm4) }
    #expect(try RegisterKeyFile.add(path, .sm4).keys.map(\.id).first == ring.current.id)
    #expect(try RegisterKeyFile.read(path).current.algorithm == .sm4)
    #expect(try RegisterKeyFile.list(path).count == 2)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(throws: RegisterError.self) { try RegisterKeyFile.read(path) }
    try Data("x".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(throws: RegisterError.self) { try RegisterKeyFile.read(path) }
  }
}
