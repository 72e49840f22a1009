package import HengValues

/// An evaluation report inside a paper (绩效评价报告): its project, and its sections as passages.
package struct RecognisedReport: Hashable, Sendable {
  /// `2022年脱贫劳动力稳岗补助`
  package var project: String
  package var unit: String
  package var sections: [TextSection]
  package var citation: Citation
  /// The same report printed before (重复印载); its content counts there.
  package var repeats: Citation?

  package init(project: String, unit: String, sections: [TextSection], citation: Citation, repeats: Citation? = nil) {
    self.project = project
    self.unit = unit
    self.sections = sections
    self.citation = citation
    self.repeats = repeats
  }
}

/// The explanation of final accounts (决算情况说明): its sections as passages.
package struct RecognisedNarrative: Hashable, Sendable {
  package var department: String
  package var year: FiscalYear?
  package var sections: [TextSection]
  package var citation: Citation

  package init(department: String, year: FiscalYear?, sections: [TextSection], citation: Citation) {
    self.department = department
    self.year = year
    self.sections = sections
    self.citation = citation
  }
}

/// A headed piece of text with its passages; subsections follow their section with a deeper level.
package struct TextSection: Hashable, Sendable {
  /// 1 for `一、`, 2 for `（一）`, 3 for `1.`, 4 for `（1）`; 0 before the first heading.
  package var level: Int
  package var heading: String
  package var place: Place
  package var passages: [Passage]

  package init(level: Int, heading: String, place: Place, passages: [Passage]) {
    self.level = level
    self.heading = heading
    self.place = place
    self.passages = passages
  }
}
