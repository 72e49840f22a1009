package import HengValues

/// The classes of expenditure (支出功能分类 类) by the names that papers print, old ones included: papers go on printing them.
package enum ExpenditureClasses {
  /// The class that bears or bore a name, written without blanks.
  package static func code(named name: String) -> FunctionalCode? { codes[name] }

  /// The newest name of a class.
  package static func name(of code: FunctionalCode) -> String? { names.last { $0.code == code.text }?.name }

  /// A class of the classification, of today or of earlier years.
  package static func isKnown(_ category: FunctionalCode) -> Bool { known.contains(category) }

  private static let known = Set(codes.values)

  private static let codes: [String: FunctionalCode] = Dictionary(
    names.compactMap { entry in (try? FunctionalCode(entry.code)).map { (entry.name, $0) } }, uniquingKeysWith: { first, _ in first })

  private static let names: [(code: String, name: String)] = [
    ("201", "一般公共服务支出"),
    ("202", "外交支出"),
    ("203", "国防支出"),
    ("204", "公共安全支出"),
    ("205", "教育支出"),
    ("206", "科学技术支出"),
    ("207", "文化体育与传媒支出"),
    ("207", "文化旅游体育与传媒支出"),
    ("208", "社会保障和就业支出"),
    ("210", "医疗卫生支出"),
    ("210", "医疗卫生与计划生育支出"),
    ("210", "卫生健康支出"),
    ("211", "节能环保支出"),
    ("212", "城乡社区事务"),
    ("212", "城乡社区支出"),
    ("213", "农林水事务"),
    ("213", "农林水支出"),
    ("214", "交通运输支出"),
    ("215", "资源勘探电力信息等支出"),
    ("215", "资源勘探信息等支出"),
    ("215", "资源勘探工业信息等支出"),
    ("216", "商业服务业等支出"),
    ("217", "金融支出"),
    ("219", "援助其他地区支出"),
    ("220", "国土资源气象等事务"),
    ("220", "国土海洋气象等支出"),
    ("220", "自然资源海洋气象等支出"),
    ("221", "住房保障支出"),
    ("222", "粮油物资储备支出"),
    ("223", "国有资本经营预算支出"),
    ("224", "灾害防治及应急管理支出"),
    ("229", "其他支出"),
    ("231", "债务还本支出"),
    ("232", "债务付息支出"),
    ("233", "债务发行费用支出"),
    ("234", "抗疫特别国债安排的支出"),
  ]
}
