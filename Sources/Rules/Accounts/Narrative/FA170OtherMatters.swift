import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa170AgencyOperating = narrative(
    "FA-170", "机关运行经费与决算表一致", .error, remedy: "请核对机关运行经费与相关信息统计表（或明细表的公用经费）", on: .agencyOperating
  ) { view, section in
    guard let stated = section.claim("机关运行经费支出", "机关运行经费", with: \.amount)?.stated else { return .notRun("说明中没有机关运行经费金额") }
    var found = Comparisons()
    let lines = [InformationItem.agencyOperating, .institutionOperating].compactMap { view.cell(.information, .information($0), .amount) }
    if let first = lines.first {
      let sum = lines.map(\.interval).reduce(Interval(.zero), +)
      if sum.overlaps(stated.value.interval) { found.passed() } else { found.agree(stated, lines.first { !$0.isBlank } ?? first, "机关运行经费") }
    } else if let items = view.accounts[.generalBudgetItems], !items.columns.contains(.ofWhichBasic) {
      // The part of administrative units alone is less than the operating costs of a department with institutions.
      if let whole = view.cell(.generalBudgetItems, .operating, .amount) {
        if stated.value.interval.upper.value < whole.interval.lower.value { found.passed() } else { found.agree(stated, whole, "机关运行经费") }
      }
    }
    return found.result("没有读到机关运行经费的决算数")
  }

  static let fa171Procurement = narrative(
    "FA-171", "政府采购金额与决算表一致，合计等于各项，占比相符", .error, remedy: "请核对政府采购说明与相关信息统计表", on: .procurement, needs: .information
  ) { view, section in
    var found = Comparisons()
    guard let total = section.claims.first(where: { $0.amount != nil && !$0.isPart && $0.subject.holds("采购") }), let whole = total.amount
    else {
      return .notRun("说明中没有政府采购金额")
    }
    found.agree(whole, view.cell(.information, .information(.procurement), .amount), "政府采购支出总额")
    let kinds: [(String, InformationItem)] = [("货物", .goods), ("工程", .works), ("服务", .services)]
    var parts: [Stated<PrintedAmount>] = []
    for (name, item) in kinds {
      let inSentence = section.claims.first { $0.subject.holds(name) && $0.passage == total.passage && $0.sentence == total.sentence }
      guard let amount = inSentence?.amount else { continue }
      parts.append(amount)
      found.agree(amount, view.cell(.information, .information(item), .amount), "政府采购" + name)
    }
    if parts.count == kinds.count {
      let sum = parts.map(\.value.interval).reduce(Interval(.zero), +)
      if sum.overlaps(whole.value.interval) {
        found.passed()
      } else {
        let digits = parts.map(\.value.digits)
        found.fail(
          Remark(
            "政府采购金额\(whole.value.shown)不等于货物、工程、服务之和\(digits.sum.grouped)", computation: digits.sumText + " = \(digits.sum)",
            sides: [whole.side("政府采购金额")] + parts.map { $0.side("采购金额") }))
      }
    }
    for claim in section.claims where claim.shareOf.holds("采购") {
      guard let share = claim.share, let amount = claim.amount else { continue }
      found.share(
        share, claim.subject + "占比", part: amount.value, whole: whole.value, sides: [amount.side(claim.subject), whole.side("政府采购金额")])
    }
    return found.result("没有可比的数字")
  }

  static let fa172Vehicles = narrative(
    "FA-172", "车辆总数等于各类之和，并与决算表和“三公”经费说明一致", .error, remedy: "请核对车辆总数、各类车辆和公务用车保有量", on: .assets, needs: .information
  ) { view, section in
    let counts = section.claims.filter { $0.count?.value.unit == .vehicle }
    guard let total = counts.first(where: { $0.subject.hasTail("车辆") })?.count else { return .notRun("说明中没有车辆总数") }
    let kinds = counts.filter { $0.subject.hasTail("用车") }
    var found = Comparisons()
    if !kinds.isEmpty {
      let values = kinds.compactMap { $0.count?.value.value }
      if values.sum == total.value.value {
        found.passed()
      } else {
        let held = view.narrative[.threePublicDetail]?.claims.first { $0.subject.hasTail("保有量") }?.count
        found.fail(
          Remark(
            "车辆共\(total.value.text)，各类合计\(values.sum)辆", computation: values.sumText + " = \(values.sum)",
            sides: [total.side("车辆总数", figure: total.value.text)]
              + kinds.compactMap { kind in
                kind.count.flatMap { $0.value.value.isZero ? nil : $0.side(kind.subject, figure: $0.value.text) }
              } + [held?.side("公务用车保有量", figure: held?.value.text ?? "")].compactMap { $0 }))
      }
    }
    for claim in kinds {
      guard let count = claim.count, let item = InformationItem.vehicle(claim.subject),
        let figure = view.cell(.information, .information(item), .amount)
      else { continue }
      found.count(count, figure, claim.subject)
    }
    if let figure = view.cell(.information, .information(.vehicles), .amount), !figure.isBlank { found.count(total, figure, "车辆总数") }
    return found.result("说明中没有各类车辆，也没有读到相关信息统计表")
  }

  static let fa195WellFormedCounts = narrative(
    "FA-195", "计数不以多余的零开头", .info, basis: "模板中的零与填写的零叠在一起", remedy: "请删去多余的零"
  ) { view in
    var found = Comparisons()
    for section in view.narrative.sections {
      for claim in section.claims {
        guard let count = claim.count else { continue }
        guard let digits = count.words.leadingZeros else {
          found.passed()
          continue
        }
        found.fail(Remark("“\(count.words)”中的\(digits)以多余的零开头", sides: [count.side("计数", figure: digits)]))
      }
    }
    return found.result("说明中没有计数")
  }

  static let fa196OperatingReasons = narrative(
    "FA-196", "机关运行经费变化的原因属于公用经费", .question, basis: "机关运行经费是基本支出中的公用经费，不含人员经费；参数 accounts.personnelWords",
    remedy: "请核对所写原因是否属于公用经费，数额能否说明全部变化", on: .agencyOperating
  ) { view, section in
    guard let claim = section.claims.first(where: { $0.change?.amount != nil }), let change = claim.change?.amount else {
      return .notApplicable("机关运行经费没有写增减")
    }
    guard section.claims.contains(where: { $0.reason != nil }) else { return .notApplicable("没有写原因") }
    let words: [String]
    do throws(ProfileError) {
      words = try view.profile.parameter("accounts.personnelWords", on: (view.narrative.year ?? view.accounts.year)?.lastDay ?? .latest)
        .values
    } catch {
      return .notRun(error.message)
    }
    for sentence in section.sentences {
      guard let tail = sentence.value.tail(after: "原因"), let word = words.first(where: { tail.holds($0) }) else { continue }
      return .remarks([
        Remark(
          "机关运行经费变化的原因写到“\(word)”，属于人员经费",
          sides: [change.side("机关运行经费的变化"), sentence.side("原因", figure: word)])
      ])
    }
    return .remarks([])
  }
}

extension Comparisons {
  fileprivate mutating func count(_ count: Stated<Quantity>, _ figure: TableFigure, _ label: String) {
    guard count.value.value != figure.amount.digits else { return passed() }
    fail(
      NarrativeView.Remark(
        "说明的\(label)为\(count.value.text)，\(figure.table.title)为\(figure.isBlank ? "空白" : "\(figure.amount.digits)")",
        sides: [
          count.side(label, figure: count.value.text),
          Finding.Side(
            label: figure.table.title + " " + figure.field, figure: figure.isBlank ? "" : "\(figure.amount.digits)",
            place: figure.citation.place(field: figure.field)),
        ]))
  }
}

extension InformationItem {
  fileprivate static func vehicle(_ words: String) -> InformationItem? {
    let names: [(String, InformationItem)] = [
      ("主要领导", .leaders), ("机要", .confidential), ("应急", .emergency), ("执法", .lawEnforcement), ("特种", .technical), ("离退休", .retired),
      ("级及以上领导", .ministerial), ("部级领导", .ministerial), ("其他用车", .otherVehicles),
    ]
    return names.first { words.holds($0.0) }?.1
  }
}

extension String {
  /// `00` of `共接待国（境）外00批次`; nil for a number without a needless zero.
  fileprivate var leadingZeros: String? {
    let bytes = Array(utf8)
    var at = 0
    while at < bytes.count {
      guard bytes[at] >= 0x30, bytes[at] <= 0x39 else {
        at += 1
        continue
      }
      let start = at
      while at < bytes.count, (bytes[at] >= 0x30 && bytes[at] <= 0x39) || bytes[at] == 0x2E { at += 1 }
      if at - start > 1, bytes[start] == 0x30, bytes[start + 1] != 0x2E { return String(decoding: bytes[start..<at], as: UTF8.self) }
    }
    return nil
  }

  func tail(after word: String) -> String? {
    let (text, word) = (Array(utf8), Array(word.utf8))
    guard !word.isEmpty, text.count >= word.count else { return nil }
    for at in 0...(text.count - word.count) where text[at] == word[0] && text[at..<at + word.count].elementsEqual(word) {
      return String(decoding: text[(at + word.count)...], as: UTF8.self)
    }
    return nil
  }
}
