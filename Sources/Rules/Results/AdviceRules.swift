import HengDomain
import HengValues

/// The rules on what a result leads to (结果应用), in the order of their codes. They advise; none changes a budget.
package enum AdviceRules {
  package static let all: [Rule<ResultSubject>] = [.ra01WeakGrade, .ra02LowExecution, .ra03PoorInSuccession, .ra04Unrectified]
}

extension Rule<ResultSubject> {
  static let ra01WeakGrade = Rule(
    "RA-01", "等级为中、差的，先整改再安排预算", .warning, basis: "财预〔2020〕10号：中、差的应当改进，并视情况压减",
    remedy: "请项目单位提出整改方案和时限，整改后再安排下年预算"
  ) { subject, _ in
    guard let grade = subject.grade else { return .notRun("没有评定等级") }
    guard grade == .fair || grade == .poor else { return .remarks([]) }
    return .remarks([
      Remark(
        "\(subject.year.text)等级为“\(grade.rawValue)”，" + (grade == .fair ? "须改进后再安排" : "建议减少安排或取消"),
        sides: [subject.side("等级", grade.rawValue)])
    ])
  }

  static let ra02LowExecution = Rule(
    "RA-02", "执行率过低的，下年安排以执行数为基础", .warning, basis: "参数 advice.executionFloor", remedy: "请以上年执行数为基础编报下年预算，超出部分逐项说明"
  ) { subject, profile in
    guard let rate = subject.executionRate, let budget = subject.budget, let outturn = subject.outturn else { return .notRun("没有预算数或执行数") }
    do throws(ProfileError) {
      let floor = try profile.decimal("advice.executionFloor", on: subject.year.lastDay)
      guard rate < floor.ratio else { return .remarks([]) }
      let text = Percentage(of: rate).text
      return .remarks([
        Remark(
          "执行率\(text)，低于\(Percentage(of: floor.ratio, decimals: 0).text)，下年安排宜以执行数\(outturn.text)为基础",
          computation: "\(outturn.digits) ÷ \(budget.digits) = \(text)",
          sides: [subject.side("全年预算数", budget.text), subject.side("全年执行数", outturn.text)])
      ])
    } catch {
      return .notRun(error.message)
    }
  }

  static let ra03PoorInSuccession = Rule(
    "RA-03", "连续为“差”的，建议退出", .warning, basis: "参数 advice.exitAfterPoorYears", remedy: "请财政部门与主管部门商议取消该项目"
  ) { subject, profile in
    guard let grade = subject.grade else { return .notRun("没有评定等级") }
    do throws(ProfileError) {
      let years = try profile.decimal("advice.exitAfterPoorYears", on: subject.year.lastDay)
      guard grade == .poor, ExactDecimal(subject.poorYears) >= years else { return .remarks([]) }
      return .remarks([
        Remark(
          "连续\(subject.poorYears)年为“差”，建议退出",
          sides: [subject.side(subject.year.text, grade.rawValue)]
            + subject.history.filter { $0.grade == .poor }.map { subject.side($0.year.text, $0.grade.rawValue) })
      ])
    } catch {
      return .notRun(error.message)
    }
  }

  static let ra04Unrectified = Rule(
    "RA-04", "评价发现的问题整改完毕再拨付", .warning, basis: "财预〔2020〕10号：未按要求整改的应当调减或收回", remedy: "请先完成整改并报告，未整改的暂缓拨付"
  ) { subject, _ in
    guard let open = subject.unrectified else { return .notRun("没有整改记录") }
    guard open > 0 else { return .remarks([]) }
    return .remarks([Remark("有\(open)个问题没有整改完毕，建议暂缓拨付", sides: [subject.side("未整改问题", "\(open)个")])])
  }
}
