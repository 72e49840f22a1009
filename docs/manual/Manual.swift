/// The user manual (使用手册), carried in the program: each chapter is the file of its name beside this one.
package enum Manual {
  /// A chapter in the Markdown in which it is written.
  package struct Chapter: Sendable {
    package let name: String
    package let text: String

    fileprivate init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      text = String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The list of chapters, as a page of its own.
  package static let contents = Chapter("README", PackageResources.README_md)

  package static let chapters: [Chapter] = [
    Chapter("开始", PackageResources.开始_md), Chapter("安装", PackageResources.安装_md), Chapter("登记", PackageResources.登记_md),
    Chapter("填表和审核", PackageResources.填表和审核_md), Chapter("整改和看板", PackageResources.整改和看板_md),
    Chapter("看一个项目", PackageResources.看一个项目_md), Chapter("打印表格", PackageResources.打印表格_md),
    Chapter("评分", PackageResources.评分_md), Chapter("核查文书", PackageResources.核查文书_md),
    Chapter("比对名册", PackageResources.比对名册_md), Chapter("户和人员名册", PackageResources.户和人员名册_md),
    Chapter("计发补贴", PackageResources.计发补贴_md),
    Chapter("满意度调查", PackageResources.满意度调查_md),
    Chapter("年终决算", PackageResources.年终决算_md), Chapter("人员和口令", PackageResources.人员和口令_md),
    Chapter("数据库", PackageResources.数据库_md),
  ]
}
