import HengDomain
import HengValues
import Testing

@Suite("Households of the register")
struct HouseholdTests {
  @Test("A status holds from its first day until the next; of two with one day the later recorded holds")
  func statusOnADay() throws {
    let poor = HouseholdStatus(kind: .outOfPoverty, since: try CivilDate("2020-12-01"))
    let unstable = HouseholdStatus(
      kind: .unstable, since: try CivilDate("2022-03-01"), risks: [.schooling, .illness, .illness],
      eliminatedOn: try CivilDate("2023-05-01"))
    let corrected = HouseholdStatus(kind: .marginal, since: try CivilDate("2022-03-01"))
    var household = Household(
      id: ID("h"), division: try AdministrativeDivision("141123"), number: "1", statuses: [unstable, poor])
    #expect(household.status(on: try CivilDate("2020-11-30")) == nil)
    #expect(household.status(on: try CivilDate("2022-02-28")) == poor)
    #expect(household.status(on: try CivilDate("2022-03-01")) == unstable)
    household.statuses.append(corrected)
    #expect(household.status(on: try CivilDate("2024-01-01")) == corrected)
    #expect(unstable.risks == [.illness, .schooling])
    #expect(try unstable.isAtRisk(on: CivilDate("2023-04-30")) && !unstable.isAtRisk(on: CivilDate("2023-05-01")))
    #expect(try !unstable.isAtRisk(on: CivilDate("2022-02-28")) && !poor.isAtRisk(on: CivilDate("2022-02-28")))
  }

  @Test("Labels come back as what they name", arguments: HouseholdKind.allCases)
  func labels(kind: HouseholdKind) {
    #expect(HouseholdKind(label: kind.label) == kind)
    #expect(PovertyRisk.allCases.allSatisfy { PovertyRisk(label: $0.label) == $0 })
  }

  @Test("What names a person does not show itself")
  func hidden() throws {
    let identity = PersonalIdentity(name: "张示例", idNumber: try IDNumber("11010519491231002X"))
    #expect("\(identity)" == "•••" && identity.maskedName == "张＊")
  }
}
