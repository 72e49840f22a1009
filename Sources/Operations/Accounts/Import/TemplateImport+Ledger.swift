import HengDomain
import HengValues

extension TemplateImport {
  mutating func readOpeningBalances() -> [OpeningBalance] {
    let ids = ids
    var seen = SeenEntries()
    return read(.opening) { reader, number in
      let fund = reader.choice(.fund, ImportWords.funds)
      let function = reader.function(level: .item, required: fund == .governmentFunds)
      let amount = reader.amount(.amount)
      let record = reader.text(.record)
      seen.note(&reader, says: record.isEmpty ? "\(fund.map(\.rawValue) ?? "")\u{1}\(function?.text ?? "")\u{1}\(reader.row.number)" : "")
      guard let fund, let amount else { return nil }
      return OpeningBalance(
        id: ids.id(record, "opening", number), fund: fund, function: function, amount: amount, citation: reader.citation)
    }
  }

  mutating func readReceipts() -> [AccountsReceipt] {
    let ids = ids
    var seen = SeenEntries()
    return read(.receipts) { reader, number in
      let date = reader.date(.date)
      let voucher = reader.words(.voucher)
      let source = reader.choice(.source, ImportWords.sources)
      let function = reader.function(level: .item)
      let amount = reader.amount(.amount)
      let summary = reader.text(.summary)
      seen.note(
        &reader,
        says:
          "\(date?.text ?? "")\u{1}\(voucher ?? "")\u{1}\(source?.label ?? "")\u{1}\(function?.text ?? "")\u{1}\(amount?.fen ?? 0)\u{1}\(summary)"
      )
      guard let voucher, let source, let function, let amount else { return nil }
      return AccountsReceipt(
        id: ids.id(reader.text(.record), "receipt", number), date: date, voucher: voucher, source: source, function: function,
        amount: amount,
        summary: summary, citation: reader.citation)
    }
  }

  mutating func readPayments() -> [Payment] {
    let ids = ids
    var seen = SeenEntries()
    return read(.payments) { reader, _ in
      let amount = reader.amount(.amount)
      return reader.payment(ids, date: reader.date(.date), amount: amount, &seen)
    }
  }

  mutating func readSurpluses() -> [SurplusEntry] {
    read(.surpluses) { reader, _ in
      let kind = reader.choice(.kind, ImportWords.surplusKinds)
      let amount = reader.amount(.amount)
      guard let kind, let amount else { return nil }
      return SurplusEntry(kind: kind, amount: amount, citation: reader.citation)
    }
  }

  mutating func readInitialBudgets() -> [InitialBudget] {
    var known: Set<FunctionalCode> = []
    return read(.initialBudgets) { reader, _ in
      let category = reader.function(level: .category)
      let amount = reader.amount(.amount)
      if let category, !known.insert(category).inserted {
        reader.fault(.repeatedEntry, .function, category.text, "这一类已经填过", "每类一行，请合并")
      }
      guard let category, let amount else { return nil }
      return InitialBudget(category: category, amount: amount, citation: reader.citation)
    }
  }

  mutating func readProcurement() -> [ProcurementEntry] {
    let ids = ids
    var records: Set<String> = []
    return read(.procurement) { reader, number in
      let kind = reader.choice(.procurementKind, ImportWords.procurementKinds)
      let name = reader.words(.procurementName)
      let amount = reader.amount(.amount)
      let toMedium = reader.amount(.toSmallAndMedium, required: false)
      let toMicro = reader.amount(.toSmallAndMicro, required: false)
      let project = reader.project(nature: nil)
      let record = reader.text(.record)
      if !record.isEmpty, !records.insert(record).inserted {
        reader.fault(.repeatedEntry, .record, record, "记录号重复", "新增的行请把记录号清空")
      }
      guard let kind, let name, let amount else { return nil }
      return ProcurementEntry(
        id: ids.id(record, "procurement", number), kind: kind, name: name, amount: amount, toSmallAndMedium: toMedium ?? .zero,
        toSmallAndMicro: toMicro ?? .zero, project: project, citation: reader.citation)
    }
  }

  mutating func readAssets() -> [AssetCount] {
    var known: Set<InformationItem> = []
    let items = AccountsSheetKind.assetItems.map { ($0.label, $0) }
    return read(.assets) { reader, _ in
      let item = reader.choice(.item, items)
      let count = reader.count(.count)
      if let item, !known.insert(item).inserted { reader.fault(.repeatedEntry, .item, item.label, "这一项已经填过", "每项一行，请合并") }
      guard let item, let count else { return nil }
      return AssetCount(item: item, count: count, citation: reader.citation)
    }
  }

  mutating func readCheckNotes() -> [CheckNote] {
    read(.checkNotes) { reader, _ in
      let rule = reader.words(.rule)
      let text = reader.words(.text)
      guard let rule, let text else { return nil }
      return CheckNote(rule: rule, text: text, citation: reader.citation)
    }
  }
}

extension RowReader {
  /// A payment of the row; what the two kinds of workbook read in their own way is handed in.
  mutating func payment(_ ids: RecordIDs, date: CivilDate?, amount: Money?, _ seen: inout SeenEntries) -> Payment? {
    let voucher = voucherText()
    let function = function(level: .item)
    let fund = fund()
    let economic = economic(fund: fund)
    let nature = nature()
    let project = project(nature: nature)
    let summary = text(.summary)
    let line = text(.entryLine)
    let content = [
      date?.text ?? "", voucher ?? "", function?.text ?? "", economic?.text ?? "", nature?.rawValue ?? "", fund?.rawValue ?? "",
      "\(amount?.fen ?? 0)", project?.text ?? "", summary,
    ].joined(separator: "\u{1}")
    seen.note(&self, says: content)
    guard let scope = ids.scope, let voucher, let function, let nature, let fund, let amount else { return nil }
    let id = PaymentIdentity(record: text(.record), month: date?.month, voucher: voucher, line: line, content: content)
    return Payment(
      id: id.id(in: scope), in: scope, date: date, voucher: voucher, line: line, function: function, economic: economic, nature: nature,
      fund: fund, amount: amount, project: project, purpose: summary, citation: citation)
  }

  /// `记-12` where word and number stand apart.
  private mutating func voucherText() -> String? {
    guard let number = words(.voucher) else { return nil }
    let word = has(.voucherWord) ? text(.voucherWord) : ""
    return word.isEmpty ? number : "\(word)-\(number)"
  }
}
