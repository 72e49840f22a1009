import HengAudit
import HengDocuments
import HengDomain
import HengReaders
package import HengRules
import HengText
package import HengValues
import HengWriters

/// Reads a printed set back and decides whether it may leave (公开前检查): our own auditor must find every figure again and no
/// contradiction, and no file may carry what is private or hidden.
package struct PublicationGate: Sendable {
  private let files: AuditFiles

  package init(_ profiles: ProfileLibrary) { files = AuditFiles(profiles) }

  /// - Parameter released: digests of the occurrences that a second person released.
  package func report(
    on set: DisclosureSet, of disclosure: Disclosure, today: CivilDate, released: Set<String> = []
  ) -> GateReport {
    var checks = [liveChecks(disclosure)]
    var audited: [(name: String, file: AuditedFile)] = []
    var unread: [String] = []
    for file in set.files {
      do throws(AuditInputError) {
        audited.append((file.name, try files.audit(file.bytes, file: file.name, profile: disclosure.profile.key)))
      } catch { unread.append("\(error.file)：\(error.message)") }
    }
    checks.append(GateCheck("各种格式都能读回", wrong: unread, otherwise: "\(set.files.count)个文件均已读回"))
    checks.append(noErrors(audited))
    checks.append(everyFigure(audited, disclosure))
    checks.append(sameAccounts(audited, disclosure.compiled.accounts))
    checks.append(numbersWhole(disclosure.volume))
    let occurrences = audited.flatMap { name, file in file.paper.personalData.map { HeldOccurrence($0, file: name) } }
    let held = occurrences.filter { !released.contains($0.digest) }
    checks.append(noPersonalData(held, released: occurrences.count - held.count, files: audited.count))
    checks.append(noSecrets(audited, disclosure))
    checks.append(nothingHidden(set))
    checks.append(settledPayments(disclosure))
    checks.append(evaluated(disclosure))
    checks.append(clock(disclosure, today: today))
    return GateReport(checks, held: held, released: Set(occurrences.map(\.digest)).intersection(released).count)
  }

  /// 表间核查: no error, and a note to each warning.
  private func liveChecks(_ disclosure: Disclosure) -> GateCheck {
    let wrong = disclosure.openFindings.map { finding in
      let advice = finding.severity == .error ? finding.remedy : "请核对，或在“核查说明”中写明理由"
      return "\(finding.rule)：\(finding.message)。\(advice)"
    }
    return GateCheck("决算各表勾稽相符，警告均有说明", wrong: wrong, otherwise: "没有错误；已写核查说明\(disclosure.ledger.notes.count)条")
  }

  private func noErrors(_ audited: [(name: String, file: AuditedFile)]) -> GateCheck {
    let wrong = audited.flatMap { name, file in
      file.audited.findings.filter { $0.severity == .error }.map { "\(name) \($0.place.text)：\($0.rule) \(PrivateMask.masked($0.message))" }
    }
    return GateCheck("核查程序读回全套文书，没有错误", wrong: wrong, otherwise: "\(audited.count)个文件，错误0条")
  }

  private func everyFigure(_ audited: [(name: String, file: AuditedFile)], _ disclosure: Disclosure) -> GateCheck {
    let search = FigureSearch(disclosure.volume)
    let wrong = audited.flatMap { name, file in
      search.missing(on: file.paper).map { "\(name)：“\($0.figure)”印了\($0.printed)次，读回\($0.found)次" }
    }
    return GateCheck("每个数字都能读回", wrong: wrong, otherwise: "\(search.count)个数字，在\(audited.count)个文件中全部找到")
  }

  /// The ten tables, read back by address, hold what was compiled.
  private func sameAccounts(_ audited: [(name: String, file: AuditedFile)], _ compiled: FinalAccounts) -> GateCheck {
    let wrong = audited.flatMap { name, file -> [String] in
      guard let read = file.audited.accounts.first else { return ["\(name)：读回时没有认出决算表"] }
      return compiled.differences(from: read).map { "\(name)：\($0)" }
    }
    let cells = compiled.tables.flatMap(\.cells.values).count { $0.amount.value != nil }
    return GateCheck("决算各表逐格读回一致", wrong: wrong, otherwise: "\(compiled.tables.count)张表，\(cells)个数，\(audited.count)个文件均一致")
  }

  /// Measured with the fonts at hand: the text of a file does not tell where its lines end.
  private func numbersWhole(_ volume: Document) -> GateCheck {
    var wrong: [String]
    do throws(WriterError) {
      wrong = try PrintedNumbers.faults(in: volume).map { "\($0.text)。请缩短所在的文字，或减少位数后重新打印" }
    } catch { wrong = [error.message] }
    return GateCheck("数字、编码和日期没有断成两行，文字没有超出页边", wrong: wrong, otherwise: "已按版面逐处量过")
  }

  private func noPersonalData(_ held: [HeldOccurrence], released: Int, files: Int) -> GateCheck {
    let wrong = held.map { "\($0.text)（凭号 \($0.number)）。请删去后重新打印；确实不是个人信息的，由第二人用 heng disclosure release 放行" }
    let otherwise = "已查\(files)个文件" + (released > 0 ? "，由第二人放行\(released)处" : "")
    return GateCheck("没有身份证号、银行卡号、电话号码和个人健康信息", wrong: wrong, otherwise: otherwise)
  }

  private func noSecrets(_ audited: [(name: String, file: AuditedFile)], _ disclosure: Disclosure) -> GateCheck {
    let names = disclosure.secretProjects.map(\.name).filter { !$0.isEmpty }
    let secrets = SecretNames(names, open: disclosure.openProjects)
    let wrong = audited.flatMap { name, file in
      secrets.found(on: file.paper).map { "\(name)：出现涉密项目“\($0)”。请删去有关文字后重新打印" }
    }
    return GateCheck("涉密项目没有公开", wrong: wrong, otherwise: names.isEmpty ? "没有涉密项目" : "\(names.count)个涉密项目均未出现")
  }

  private func nothingHidden(_ set: DisclosureSet) -> GateCheck {
    var wrong: [String] = []
    for file in set.files {
      do throws(ReaderError) {
        wrong += try FileInspection.hiddenContent(in: file.bytes).map { "\(file.name)：\($0.text)" }
      } catch { wrong.append("\(file.name)：\(error.message)") }
    }
    return GateCheck("文件中没有隐藏内容、批注、修订和作者信息", wrong: wrong, otherwise: "已查\(set.files.count)个文件")
  }

  /// Payments that two ledgers told apart, or that name no project: they do not bar publication, but a person should know them.
  private func settledPayments(_ disclosure: Disclosure) -> GateCheck {
    let open = disclosure.unsettled
    let details = open.map { payment in
      "\(payment.reach.label)：\(payment.dateText) \(payment.voucher) \(payment.purpose) \(payment.amount.yuan.grouped)元。"
        + (payment.isProjectMissing ? "请写明属于哪个项目，或确认不属于已登记的项目" : "请核对项目支付与部门决算是否同一笔")
    }
    return GateCheck("支付均已核对", open.isEmpty ? .passed : .notice, open.isEmpty ? ["没有待核对的支付"] : details)
  }

  /// 谁支出、谁自评: a department that spent money on projects and tells of no evaluation is asked whether that is so.
  private func evaluated(_ disclosure: Disclosure) -> GateCheck {
    let title = "有项目支出的，已开展项目绩效自评"
    let spent = disclosure.compiled.amount(AccountsAddress(.payments, .total, .project))
    guard spent > .zero else { return GateCheck(title, .passed, ["没有项目支出"]) }
    let told = "公开03表项目支出\(spent.yuan.grouped)元"
    guard disclosure.projects.isEmpty else { return GateCheck(title, .passed, ["\(told)，已自评\(disclosure.projects.count)个项目"]) }
    return GateCheck(
      title, .notice,
      ["\(told)，却没有一个已自评的项目，情况说明将写自评0个项目。请补录项目的自评表和报告；项目全部涉密或由其他部门自评的，请在其他事项中说明"])
  }

  /// 批复后二十日内公开 (预算法 第十四条).
  private func clock(_ disclosure: Disclosure, today: CivilDate) -> GateCheck {
    let title = "批复后按期公开（预算法第十四条）"
    guard let approved = disclosure.record.approvedOn else {
      return GateCheck(title, .notice, ["还没有批复日期，不能计算公开期限。财政部门批复后，请记录批复日期（决算台账工作簿“封面”的“批复日期”）"])
    }
    let days = (try? disclosure.profile.decimal("accounts.disclosureDays", on: approved)).flatMap { Int($0.description) } ?? 20
    let deadline = LegalClock(.calendarDays(days)).deadline(from: approved)
    let left = deadline.daysLeft(on: today)
    let state = (left < 0 ? "已超过\(-left)日" : "还有\(left)日") + dayOff(deadline.due)
    return GateCheck(
      title, left < 0 ? .notice : .passed, ["\(days)日期限：\(approved.chineseText)批复，应在\(deadline.due.chineseText)以前公开，\(state)"])
  }

  /// The law gives no grace when the last day is off, so the day to work towards is told.
  private func dayOff(_ due: CivilDate) -> String {
    let holidays = HolidayTable.published
    guard holidays.covers(due.year), !holidays.isWorkingDay(due) else { return "" }
    let before = holidays.workingDay(onOrBefore: due)
    return "。最后一日是\(HolidayTable.occasion(of: due).map { "\($0)假期" } ?? due.weekday.text)，期限不顺延，宜在\(before.chineseText)以前公开"
  }
}
