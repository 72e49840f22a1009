import HengRules
import HengValues
import Testing

/// The known faults of the performance forms, each found at its lines by the rule that means it. Ids, codes and lines only.
@Suite("Known faults of the published performance forms", .enabled(if: PublishedText.isAtHand))
struct KnownFindingsTests {
  struct Known: CustomTestStringConvertible {
    let id: String
    let code: String
    let severity: Severity
    /// Stretches of lines at which the findings of the code must have sides.
    let lines: String

    init(_ id: String, _ code: String, _ severity: Severity, _ lines: String) {
      self.id = id
      self.code = code
      self.severity = severity
      self.lines = lines
    }

    var paper: String { "S00" + String(id.dropFirst().prefix(1)) }
    var testDescription: String { "\(id) \(code)" }
  }

  static let known: [Known] = [
    Known("D0-001", "PT-17", .error, "37-38;90-97"), Known("D0-002", "PT-15", .warning, "85-88;119-122;124-127"),
    Known("D0-003", "PT-16", .warning, "85-88;119-122"), Known("D0-004", "PT-24", .info, "99;169-172"),
    Known("D0-005", "PT-19", .question, "37-38;79-150"), Known("D0-006", "PT-05", .warning, "143-146"),
    Known("D0-008", "MO-03", .info, "90-97;182-187"), Known("D0-009", "MO-15", .info, "88;445"),
    Known("D0-013", "PT-26", .info, "37-38;103-117"),
    Known("D0-014", "PT-26", .info, "158-161;169-171"), Known("D0-015", "MO-13", .info, "172"), Known("D0-022", "PT-27", .info, "273-274"),
    Known("D0-039", "MO-14", .question, "593;651-654;689-692"), Known("D0-043", "MO-04", .warning, "843-848;859-864;918-922"),
    Known("D0-045", "PT-33", .question, "859-864"), Known("D0-046", "PT-04", .info, "843-848"),
    Known("D0-046", "PT-28", .info, "763;843-848"),
    Known("D0-055", "MO-08", .error, "1220;1423"), Known("D0-057", "PT-33", .question, "1264"),
    Known("D0-060", "MO-11", .error, "1403-1418"),
    Known("D0-061", "MO-10", .error, "1423;1428"), Known("D0-064", "PT-22", .warning, "1437;1443;1449-1452;1458;1478;1494;1502"),
    Known("D0-065", "MO-09", .error, "1437;1443;1449-1452;1458;1478;1494;1502"),
    Known("D0-071", "PT-25", .info, "450-453;565;1030-1033;1111;1220;1300;1423;1533"),
    Known("D1-001", "PT-02", .error, "10;18;19;20;21"), Known("D1-002", "PT-29", .warning, "8;33;60;80"),
    Known("D1-004", "PT-06", .info, "17"),
    Known("D1-008", "PT-15", .warning, "43;45"), Known("D1-010", "PT-21", .question, "35;40;41;42;47"),
    Known("D1-011", "PT-06", .error, "51"),
    Known("D1-015", "PT-20", .info, "48;49"), Known("D1-018", "PT-27", .info, "38"), Known("D1-020", "PT-02", .error, "62;70"),
    Known("D1-021", "PT-28", .warning, "59;65;67"), Known("D1-022", "PT-16", .info, "69;70"), Known("D1-024", "PT-23", .info, "68"),
    Known("D1-027", "PT-06", .error, "98;99"), Known("D1-029", "PT-04", .warning, "92"),
    Known("D2-057", "SC-04", .error, "1226"), Known("D2-058", "SC-20", .question, "1223"), Known("D2-074", "SC-21", .question, "1628-1629"),
    Known("D2-090", "SC-19", .warning, "1922;1980"), Known("D2-092", "PT-35", .info, "1978"), Known("D2-103", "PT-04", .error, "2352"),
    Known("D2-115", "SC-13", .error, "2678"), Known("D2-117", "SC-19", .error, "2629"), Known("D2-119", "SC-22", .error, "2674-2675"),
    Known("D2-133", "SC-07", .info, "3017"), Known("D2-133", "SC-07", .warning, "3018"),
    Known("D4-009", "PT-07", .warning, "982;1259"), Known("D4-009", "PT-15", .warning, "1239;1241"),
    Known("D4-011", "PT-05", .warning, "648-653;982;1085;1176-1182"),
    Known("D4-012", "PT-30", .info, "133;146;159;172;183;195;1046;1056;1066;1076;1083;1085;1142;1152;1159;1167;1174;1182"),
    Known("D4-014", "PT-31", .info, "122-201;247-334;518-571;1233-1259"), Known("D4-015", "PT-36", .info, "201"),
    Known("D4-019", "PT-21", .question, "217;260;313"), Known("D4-021", "PT-18", .error, "372;467-475"),
    Known("D4-023", "PT-05", .question, "420-432"), Known("D4-025", "PT-32", .question, "483;534-540"),
    Known("D4-028", "PT-03", .error, "584;631-637"), Known("D4-030", "PT-05", .error, "623-629;631-633;635-637"),
    Known("D4-030", "PT-05", .question, "615-621"), Known("D4-037", "PT-08", .warning, "1058-1066;1068-1076"),
    Known("D4-038", "PT-34", .question, "1116;1127-1129"),
  ]

  @Test("every known fault is found at its lines", arguments: known)
  func found(_ known: Known) throws {
    let findings = try Self.findings(known.paper).filter { $0.rule == known.code && $0.severity == known.severity }
    let places = findings.flatMap(\.sides).map(\.place)
    for stretch in lineStretches(known.lines) {
      #expect(
        places.contains { place in
          guard let first = place.line else { return false }
          return stretch.overlaps(first...(place.endLine ?? first))
        }, "\(known.id) \(stretch)")
    }
  }

  @Test("no fault of a form is told by two rules in the same words, and none twice")
  func once() throws {
    for paper in ["S000", "S001", "S002", "S004"] {
      let findings = try Self.findings(paper)
      #expect(Set(findings).count == findings.count, "\(paper)")
    }
  }

  /// How many findings of each severity stand in each paper: a change of a rule shows here first.
  @Test(
    "each paper has so many errors, warnings, notes and questions: a change of a rule shows here first",
    arguments: [("S000", "12 23 23 8"), ("S001", "6 8 8 3"), ("S002", "16 8 5 2"), ("S004", "16 21 19 15")])
  func counts(_ paper: String, _ expected: String) throws {
    let bySeverity = Dictionary(grouping: try Self.findings(paper), by: \.severity).mapValues(\.count)
    #expect(Severity.allCases.map { "\(bySeverity[$0] ?? 0)" }.joined(separator: " ") == expected)
  }

  private static let reports: Result<[String: [Finding]], any Error> = Result {
    try Dictionary(
      uniqueKeysWithValues: ["S000", "S001", "S002", "S004"].map { paper in
        let (forms, profile) = try SampleForms.paper(paper)
        return (paper, forms.report(profile: profile).findings)
      })
  }

  private static func findings(_ paper: String) throws -> [Finding] { try reports.get()[paper] ?? [] }
}
