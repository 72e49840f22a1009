import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let runningCostsAndVehicles = onTables(
    "FA-086", "有公务用车运行维护费的单位有车辆", .warning, remedy: "请核对车辆数合计和公务用车运行维护费；车辆租用或年内已处置的请备注",
    needs: [.information, .threePublic]
  ) { subject, _ in
    guard let information = subject.facts[.information], let expenses = subject.facts[.threePublic] else { return .notRun("没有读到有关各表") }
    let running = AccountsOperand(AccountsAddress(.threePublic, .threePublic, .outturn(.vehicleRunning)), isAdded: true, facts: expenses)
    let vehicles = AccountsOperand(AccountsAddress(.information, .information(.vehicles), .amount), isAdded: true, facts: information)
    guard running.cell != nil, vehicles.cell != nil else { return .notRun("没有读到公务用车运行维护费或车辆数合计") }
    guard running.value > 0, vehicles.value <= 0 else { return .remarks([]) }
    return .remarks([
      Remark(
        "公务用车运行维护费\(AmountStyle([running]).text(running.value))，车辆数合计\(vehicles.isFilled ? "为0" : "为空白")",
        sides: [running.side, vehicles.side], touches: [running, vehicles].map(\.address.text))
    ])
  }
}
