import HengDocuments
import HengDomain
import HengFacts
import HengRules
import HengValues
import Testing

@Suite("What keeps an explanation from being printed")
struct NarrativeProblemTests {
  private static func problems(_ change: (inout NarrativeGround) throws -> Void) throws -> [NarrativeProblem] {
    var ground = try NarrativeGround.invented(3, set: .ten)
    try change(&ground)
    do {
      _ = try ground.facts()
      return []
    } catch let error as NarrativeProblems {
      return error.problems
    }
  }

  @Test("Missing reasons are refused all at once, each by its key")
  func missingTexts() throws {
    let found = try Self.problems { $0.record.texts = [:] }
    for text in [DisclosureText.overallReason, .appropriationReason, .generalBudgetReason, .agencyOperatingReason, .performanceWork] {
      #expect(found.contains(.missingText(text)))
    }
    #expect(found.contains(.missingText(.threePublicReason(.total))) && found.contains(.missingText(.threePublicUse(.reception))))
    #expect(found.allSatisfy { if case .missingText = $0 { !$0.message.isEmpty } else { false } })
    #expect(try Self.problems { _ in }.isEmpty)
  }

  @Test("A text of signs and blanks alone is missing")
  func emptyText() throws {
    let found = try Self.problems { $0.record.texts[.overallReason] = " 主要原因是：。；\n" }
    #expect(found == [.missingText(.overallReason)])
  }

  @Test("Where nothing changed, no reason is asked for")
  func unchanged() throws {
    let found = try Self.problems { ground in
      ground.ledger.previous = try ground.compiled().accounts
      for text in [DisclosureText.overallReason, .appropriationReason, .generalBudgetReason, .agencyOperatingReason] {
        ground.record.texts[text] = nil
      }
    }
    #expect(found.isEmpty)
  }

  @Test("Projects without report, score or budget, and registers that contradict the accounts")
  func records() throws {
    let found = try Self.problems { ground in
      ground.projects[0].report = nil
      ground.projects[1].card.total = nil
      ground.projects[2].ledger.project.initialBudget = nil
      ground.ledger.threePublic.domestic.amount = ground.ledger.threePublic.domestic.amount + Money(fen: 1)
    }
    let names = ground(found)
    #expect(names == ["disagreement", "missingReport", "missingScore", "missingBudget"])
  }

  private func ground(_ problems: [NarrativeProblem]) -> [String] {
    problems.map { problem in
      switch problem {
      case .missingText: "missingText"
      case .missingTable: "missingTable"
      case .missingReport: "missingReport"
      case .missingAchievement: "missingAchievement"
      case .missingScore: "missingScore"
      case .missingBudget: "missingBudget"
      case .missingDepartmentAchievement: "missingDepartmentAchievement"
      case .disagreement: "disagreement"
      case .namesSecretProject: "namesSecretProject"
      case .parameter: "parameter"
      }
    }
  }

  @Test("Secret projects are neither named nor counted, and typed words may not name them")
  func secrets() throws {
    let ground = try NarrativeGround.invented(3, set: .ten)
    let facts = try ground.facts()
    let text = NarrativeGround.texts(DisclosureBlocks.narrative(facts)).joined()
    #expect(!text.contains("不可见事项") && text.contains("涉密项目除外"))
    #expect(facts.performance.work.tierOne.text == "1个" && facts.performance.work.tierTwo.text == "3个")
    let found = try Self.problems { $0.record.texts[.otherMatters] = "另有不可见事项一项。" }
    #expect(found == [.namesSecretProject(in: DisclosureText.otherMatters.label)])
  }

  @Test("Typed texts end in one sign only", arguments: ["任务调整。", "任务调整；", "任务调整。。", "主要原因是任务调整，", "任务\n调整 。 "])
  func oneSign(_ typed: String) throws {
    var ground = try NarrativeGround.invented(3, set: .ten)
    ground.record.texts[.overallReason] = typed
    let facts = try ground.facts()
    #expect(facts.overall.reason == "任务调整")
    #expect(!NarrativeGround.texts(DisclosureBlocks.narrative(facts)).joined().contains("。。"))
  }

  @Test("The twelve standard terms are explained, each in a sentence of its own")
  func terms() {
    #expect(StandardTerms.all.count == 12 && Set(StandardTerms.all.map(\.name)).count == 12)
    #expect(StandardTerms.all.allSatisfy { $0.meaning.hasSuffix("。") })
    #expect(DisclosureBlocks.terms().count == 13)
  }
}
