import HengDocuments

/// How much of one paper the rules take (核查范围): what is beyond is told, never passed over in silence.
enum FormBounds {
  /// Forms of a paper; the thickest known volume has some 200.
  static let mostForms = 1_000
  /// Rows of one form, and of all; the longest known form has some 300.
  static let mostRows = 10_000
  static let mostRowsInAll = 60_000

  /// The forms that are judged, in their order, and what is said of the others.
  static func accepted(_ forms: [RecognisedForm]) -> ([RecognisedForm], [PaperCaution]) {
    var accepted: [RecognisedForm] = []
    var notes: [PaperCaution] = []
    var rows = 0
    var left = 0
    for form in forms {
      if form.rowCount > mostRows {
        notes.append(PaperCaution("“\(form.title.prefix(40))”有 \(form.rowCount) 行，超过 \(mostRows) 行，没有核查。请拆成几份再试。", form.place))
      } else if accepted.count < mostForms, rows + form.rowCount <= mostRowsInAll {
        rows += form.rowCount
        accepted.append(form)
      } else {
        left += 1
      }
    }
    if left > 0 {
      notes.append(
        PaperCaution("识别出的表和报告太多：核查了 \(accepted.count) 张，另有 \(left) 张没有核查（一份文书最多 \(mostForms) 张、\(mostRowsInAll) 行）。请拆成几份再试。"))
    }
    return (accepted, notes)
  }
}
