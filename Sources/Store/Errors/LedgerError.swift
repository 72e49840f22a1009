package import HengCrypto
package import HengDomain
package import HengValues

/// Why the ledger could not be read or changed (台账错误). Nothing of a refused change is left.
package enum LedgerError: Error, Sendable {
  /// The database could not do it.
  case store(StoreError)
  /// The step is not allowed from this state, by this person or without a reason.
  case transition(TransitionError, RecordKind, id: String)
  case refused(Refusal)

  /// A change that would break the ledger's own rules (拒绝).
  package enum Refusal: Hashable, Sendable {
    /// The change names no actor or no reason.
    case noteIncomplete
    case missing(RecordKind, id: String)
    /// A new record has an id, or a version or round, that is taken.
    case exists(RecordKind, id: String)
    /// A project of the year has this code, or this name and unit.
    case registered(name: String, code: String?)
    /// What came from a project's registration may no longer change (登记已不能改).
    case registrationSettled(project: String, reason: String, remedy: String)
    /// The number of a funding document stands with another day, level or amount (文号已登记，内容不同).
    case otherDocument(number: String, stands: String)
    /// Σ allotments under a document would exceed its amount (超过文件金额).
    case beyondDocument(number: String, amount: Money, issued: Money)
    /// The registration of the project was withdrawn (已撤销登记).
    case withdrawn(project: String)
    /// The same id with other content; `field` names what differs, where it is known.
    case differs(RecordKind, id: String)
    /// Contents may only change in certain states; `state` is the label of the record's.
    case notEditable(RecordKind, id: String, state: String)
    /// A sheet's version must follow the newest one.
    case versionOutOfTurn(id: String, version: Int, expected: Int)
    /// An entry or a report names a project of another county.
    case strangeProject(id: String, of: String)
    /// A published set's version must follow the last one of its department and year.
    case setOutOfTurn(id: String, version: Int, expected: Int)
    /// A corrected set says what it corrects (更正说明).
    case correctionUnexplained(id: String, version: Int)
    /// Who prepared or checked the accounts may not release what the gate holds back (放行须由第二人).
    case ownRelease(id: String, actor: String)
    /// The step has an operation of its own: 支付 comes with a payment, 调整 with the new version's id, 批复 of final accounts with
    /// its date, 公开 with the set.
    case stepByItself(RecordKind, id: String, action: Action)
    /// Σ paid would exceed what was issued (超指标支付). `issued` and `paid` are of the allotment, or of the whole project.
    case overpaid(payment: String, allotment: String?, issued: Money, paid: Money, amount: Money)
    /// The record lies outside what the person may change, or he does not have the role there (不在管辖范围).
    case outsideScope(role: Role, division: String)
    /// The same form was sent before and has done its work (重复提交).
    case repeated
    /// Somebody changed the record after the page was opened (别人已改动).
    case changedMeanwhile(RecordKind, id: String)
    /// A value that the ledger could not give back as it is.
    case unstorable(what: String, text: String, reason: String)
    /// Longer than anybody types into such a field.
    case tooLong(what: String, start: String, excess: String)
    /// 授权不成立.
    case grant(GrantFault)
    /// Nobody would hold this administration any more (最后一位管理员).
    case lastAdministrator(Role)
    /// Sealed values were not sealed or opened (加密内容).
    case sealing(CryptoError)
    /// 批复 lies between the day of submission and today.
    case approvalOutOfTime(id: String, on: CivilDate, submitted: CivilDate?, today: CivilDate)
  }

  init(_ error: StoreError) {
    switch error {
    case .abandoned(let error as LedgerError): self = error
    default: self = .store(error)
    }
  }
}

extension LedgerError: CustomStringConvertible {
  package var description: String { message }

  /// The error for a reader of Chinese: what, where, why, what to do.
  package var message: String {
    switch self {
    case .store(let error): "台账没有读写成功。\(error.message)"
    case .transition(let error, let kind, let id): "\(kind.label)“\(id)”的状态没有改动：\(error.message)"
    case .refused(let refusal): refusal.message
    }
  }
}

extension LedgerError.Refusal {
  package var message: String {
    switch self {
    case .noteIncomplete: "改动没有保存：没有写明经办人或原因，操作日志不能留空。请补齐后再提交。"
    case .missing(let kind, let id): "改动没有保存：台账里没有\(kind.label)“\(id)”。请先登记，或核对编号。"
    case .exists(let kind, let id): "\(kind.label)“\(id)”没有保存：台账里已有它，或同一项目已有同一版次、轮次。请核对编号，不要重复登记。"
    case .registered(let name, let code):
      "项目“\(name)”没有登记：本年已有\(code.map { "编码为“\($0)”，" } ?? "")或者名称、实施单位都相同的项目。请核对，不要重复登记；确是另一个项目的，请在名称中区别。"
    case .registrationSettled(let project, let reason, let remedy): "项目“\(project)”的登记没有改动：\(reason)。\(remedy)。"
    case .otherDocument(let number, let stands): "资金文件“\(number)”没有保存：本年已登记这个文号（\(stands)），与所填的不同。请核对文件；只是增加指标的，把日期、级次、金额留空或填得相同。"
    case .beyondDocument(let number, let amount, let issued):
      "资金文件“\(number)”没有保存：各项目的指标合计\(issued.yuan.grouped)元，超过文件金额\(amount.yuan.grouped)元，多\((issued - amount).yuan.grouped)元。请核对各项目的金额和金额单位。"
    case .withdrawn(let project): "改动没有保存：项目“\(project)”已经撤销登记。请核对编号；确要办理，请重新登记项目。"
    case .differs(let kind, let id): "\(kind.label)“\(id)”没有保存：台账里已有同一编号、内容不同的记录。请核对两者，更正时使用新的编号。"
    case .notEditable(let kind, let id, let state) where kind.isOfFinalAccounts:
      "\(kind.label)“\(id)”没有保存：这个部门的决算状态是“\(state)”，这时不能改动台账和公开文字。请先退回或撤回；已公开的请写明原因，办理更正。"
    case .notEditable(let kind, let id, let state):
      "\(kind.label)“\(id)”没有保存：它的状态或要写入的状态是“\(state)”，这时不能改动内容。请先退回或撤回；已批复的目标请办理调整。"
    case .versionOutOfTurn(let id, let version, let expected):
      "绩效目标表“\(id)”没有保存：版次是第\(version)版，应为第\(expected)版；已批复后的新版由“调整”产生。请核对版次，或办理调整。"
    case .strangeProject(let id, let record):
      "“\(record)”没有保存：其中提到的项目“\(id)”属于另一个县区。请核对项目编号。"
    case .setOutOfTurn(let id, let version, let expected):
      "公开文本“\(id)”没有登记：版次是第\(version)版，应为第\(expected)版；版次从第1版起连续编号。请核对版次，重新生成公开文本。"
    case .correctionUnexplained(let id, let version):
      "公开文本“\(id)”没有登记：第\(version)版是更正，没有写更正说明。请写明更正了什么、为什么更正，再公开。"
    case .ownRelease(let id, let actor):
      "没有放行：“\(actor)”编制或核查过“\(id)”的决算，不能自己放行。请由没有经手的另一人复核后放行。"
    case .stepByItself(let kind, let id, let action):
      "\(kind.label)“\(id)”的状态没有改动：“\(action.rawValue)”不能单独办理，\(action.companion)。请改用相应的操作。"
    case .overpaid(let payment, let allotment, let issued, let paid, let amount):
      "支付“\(payment)”没有登记：\(allotment.map { "预算指标“\($0)”" } ?? "本项目")已下达\(issued.yuan.grouped)元，已支付\(paid.yuan.grouped)元，再支付\(amount.yuan.grouped)元就超出指标\((paid + amount - issued).yuan.grouped)元。请核对金额，或先办理指标追加。"
    case .outsideScope(let role, _):
      "改动没有保存：它不在您管的范围里，或您在那里没有“\(role.label)”这个角色。请转给负责的人办理；确实要办，请安全管理员授权。"
    case .repeated: "这份内容已经提交过，没有重复办理。请刷新页面看办理结果。"
    case .changedMeanwhile(let kind, _): "没有办理：您打开这一页以后，有人改动了这份\(kind.label)。请重新打开，核对以后再办。"
    case .unstorable(let what, let text, let reason): "改动没有保存：\(what)“\(text)”不能原样存入台账，\(reason)。请核对填写内容。"
    case .tooLong(let what, let start, let excess): "改动没有保存：\(what)太长（“\(start)…”），\(excess)。请改短后再提交；长篇内容请放在附件里。"
    case .grant(let fault): "没有授权：\(fault.message)。"
    case .lastAdministrator(let role):
      "没有办理：这样一来就没有在用的“\(role.label)”了，以后没有人能办他的事。请先让另一个人担任“\(role.label)”。"
    case .sealing(let error): "名册没有办理：\(error.message)。"
    case .approvalOutOfTime(let id, let date, let submitted, let today):
      "部门决算“\(id)”没有批复：批复日期\(date.text)不在送审日（\(submitted?.text ?? "没有记录")）和今天（\(today.text)）之间。请核对批复文件上的日期。"
    }
  }
}

extension RecordKind {
  /// Changes with the state of a department's final accounts.
  fileprivate var isOfFinalAccounts: Bool { [.finalAccounts, .accountsLedger, .disclosureRecord].contains(self) }
}

extension Action {
  /// What a step with an operation of its own comes with.
  fileprivate var companion: String {
    switch self {
    case .pay: "它随支付记录一起登记"
    case .approve: "它须同时给出批复日期"
    case .publish: "它随公开文本一起登记"
    default: "它须同时给出新一版的编号"
    }
  }
}
