import Foundation
import HengSamples
import Testing

@Suite(
  "The transcription against the papers",
  .enabled(if: SourcePaper.isPresent, "原文不在，抄录未比对"))
struct SourceComparisonTests {
  let samples: Samples

  init() throws { samples = try Samples.load() }

  private func paper(_ key: String) throws -> SourcePaper { try #require(SourcePaper.all[key]) }

  @Test("every indicator row equals its lines, cell by cell, with nothing left over")
  func indicators() throws {
    for sheet in samples.projects {
      for (index, row) in sheet.indicators.enumerated() {
        let fault = RowMatch.fault(row, form: sheet.form, in: try paper(sheet.paper))
        #expect(fault == nil, "\(sheet.key) 第\(index + 1)行 \(row.name)")
      }
    }
  }

  @Test("a figure changed, dropped, added or swapped is noticed in every row")
  func sensitivity() throws {
    for sheet in samples.projects {
      for row in sheet.indicators where row.isNamed {
        let source = try paper(sheet.paper)
        var changed = row
        changed.target = (row.target ?? "") + "1"
        #expect(RowMatch.fault(changed, form: sheet.form, in: source) != nil, "\(sheet.key) \(row.name)")
        if row.target != nil {
          changed.target = nil
          #expect(RowMatch.fault(changed, form: sheet.form, in: source) != nil, "\(sheet.key) \(row.name)")
        }
        if let toDate = row.toDate, toDate != row.target {
          changed.target = toDate
          changed.toDate = row.target
          #expect(RowMatch.fault(changed, form: sheet.form, in: source) != nil, "\(sheet.key) \(row.name)")
        }
      }
    }
  }

  @Test("between the first and the last row of a sheet no line but labels is left uncited")
  func coverage() throws {
    for sheet in samples.projects where sheet.key != "S1" {
      let source = try paper(sheet.paper)
      let cited = sheet.indicators.flatMap { SourcePaper.numbers($0.lines) }
      let first = try #require(cited.min())
      let last = try #require(cited.max())
      var gap = ""
      for line in first...last {
        if cited.contains(line) {
          #expect(withoutLabels(gap).isEmpty, "\(sheet.key) 第\(line)行之前：\(gap)")
          gap = ""
        } else {
          gap += squeezed(source.lines[line - 1])
        }
      }
    }
  }

  @Test("every row of the money block equals its lines")
  func funds() throws {
    for sheet in samples.projects {
      let source = try paper(sheet.paper)
      let lines = sheet.funds.map(\.lines).joined(separator: ";")
      let printed = (sheet.paper == "S002" || sheet.paper == "S001" ? source.cells(lines) : source.fragments(lines))
        .filter { $0.wholeMatch(of: /[0-9.,]+%?|[-—]/) != nil }
      let typed = sheet.funds.flatMap { [$0.initialBudget, $0.revisedBudget, $0.outturn, $0.weight, $0.rate, $0.score].compactMap { $0 } }
      #expect(typed == printed, "\(sheet.key)")
    }
  }

  @Test("the head of a sheet stands in its lines")
  func heads() throws {
    for sheet in samples.projects {
      let source = try paper(sheet.paper)
      let head = sheet.project
      let texts = [
        sheet.title, sheet.period, head.name, head.code, head.supervisingDepartment, head.implementingUnit, head.unitCode, head.nature,
        head.duration,
      ]
      for text in texts.compactMap({ $0 }) {
        #expect(source.holds(text, in: sheet.lines), "\(sheet.key) \(text)")
      }
      for document in head.documents ?? [] {
        #expect(source.holds(document.number, in: document.lines), "\(sheet.key) \(document.number)")
      }
      if let plan = sheet.paymentPlan, let printed = plan.printed {
        #expect(source.fragments(plan.lines) == [printed], "\(sheet.key)")
      }
    }
  }

  @Test("total and both grades of a self-evaluation are the printed ones")
  func totals() throws {
    for sheet in samples.projects {
      guard let totals = sheet.totals else { continue }
      let source = try paper(sheet.paper)
      #expect(source.cells(totals.lines).contains(totals.score), "\(sheet.key)")
      let marks = source.joined(totals.lines)
        .matches(of: /([优良中差])(?:P|<inputtype="checkbox"\/>P|<inputchecked=""type="checkbox"\/>)/).map { String($0.output.1) }
      #expect(marks == [totals.selfGrade, totals.reviewGrade], "\(sheet.key)")
    }
    #expect(samples.projects.compactMap(\.totals).count == 6)
  }

  @Test("payees, surveys and printed dates stand in the cited lines")
  func evidence() throws {
    for sheet in samples.projects {
      let source = try paper(sheet.paper)
      for payment in sheet.payments ?? [] where payment.measure != "家" {
        let printed = source.fragments(payment.lines).flatMap(numbers)
        #expect(payment.payees.map { printed.contains("\($0)") } == true, "\(sheet.key) \(payment.purpose)")
        if !payment.dateIsAssumed {
          let date = payment.date.split(separator: "-")
          #expect(source.holds("\(date[0])年\(date[1])月\(date[2])日", in: payment.lines), "\(sheet.key) \(payment.date)")
        }
      }
      for survey in sheet.surveys ?? [] {
        for text in [survey.rate, survey.respondents].compactMap({ $0 }) {
          #expect(source.holds(text, in: survey.lines), "\(sheet.key) \(text)")
        }
      }
    }
  }

  @Test("the short sentences are our own, with the paper's figures and no person's name")
  func sentences() throws {
    for sheet in samples.projects {
      let source = try paper(sheet.paper)
      let text = source.joined(sheet.lines)
      for sentence in [sheet.objective, sheet.objectiveActual, sheet.purpose].compactMap({ $0 }) {
        for number in numbers(in: sentence) {
          #expect(numbers(in: text).contains(number), "\(sheet.key) \(number)")
        }
        let letters = Array(sentence)
        for start in letters.indices.dropLast(15) {
          #expect(!text.contains(String(letters[start..<(start + 16)])), "\(sheet.key) \(sentence)")
        }
      }
    }
    let monitoring = try paper("S000")
    let persons = Set(monitoring.lines.map(squeezed).joined().matches(of: /项目负责人?([^人]{2,4}?)主管部门/).map { String($0.output.1) })
    #expect(!persons.isEmpty)
    let folder = SourcePaper.packageRoot.appendingPathComponent("Samples")
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where name.hasSuffix(".yaml") {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(!persons.contains { text.contains($0) }, "\(name)")
    }
  }

  @Test("the bureau's totals are the printed ones")
  func unitTotals() throws {
    let totals = try #require(samples.unitTotals.first)
    let source = try paper(totals.paper)
    for account in totals.accounts {
      #expect(source.cells(account.lines).contains(account.amount), "\(account.form) \(account.item)")
    }
    let own = totals.selfEvaluation
    for text in ["得分为\(own.score)分", "全年预算数为\(own.budget)元", "执行数为\(own.outturn)元", "执行率为\(own.rate)"] {
      #expect(source.holds(text, in: own.lines), "\(text)")
    }
    let projects = totals.projects
    let grades = [("优", projects.excellent), ("良", projects.good), ("中", projects.fair), ("差", projects.poor)]
    for text in ["个数\(projects.count)个", "资金\(projects.amount)元"] + grades.map({ "\($0.1)个项目自评等级为“\($0.0)”" }) {
      #expect(source.holds(text, in: projects.lines), "\(text)")
    }
  }
}
