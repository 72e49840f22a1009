package import HengValues

/// A target in three columns (指标性质、指标值、度量单位): `≥`, `100`, `人`.
///
/// Written together the parts are the value again; a value without such parts stands whole in the middle.
package struct IndicatorParts: Hashable {
  package var comparator = ""
  package var number = ""
  package var unit = ""

  package init(_ value: IndicatorValue) {
    var parts: (comparator: IndicatorValue.Comparator, number: String, unit: String)?
    switch value.form {
    case .percent(let comparator, let number, let signs): parts = (comparator, number.text, String(repeating: "%", count: signs))
    case .money(let comparator, let number, let scale, let hasYuan, let per):
      parts = (comparator, number.text, scale.rawValue + (hasYuan ? "元" : "") + per.perText)
    case .duration(let comparator, let number, let unit): parts = (comparator, number.text, unit.rawValue)
    case .count(let comparator, let number, let scale, let unit): parts = (comparator, number.text, scale.rawValue + unit.rawValue)
    case .number(let comparator, let number): parts = (comparator, number.text, "")
    default: break
    }
    if let parts, parts.comparator.rawValue + parts.number + parts.unit == value.text {
      (comparator, number, unit) = (parts.comparator.rawValue, parts.number, parts.unit)
    } else {
      number = value.text
    }
  }
}
