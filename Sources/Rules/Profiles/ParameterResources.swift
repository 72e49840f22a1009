/// The YAML files of `Parameters/`, carried inside the binary.
enum ParameterResources {
  static var files: [(name: String, text: String)] {
    [
      ("national.yaml", PackageResources.national_yaml),
      ("national.core2021.yaml", PackageResources.national_core2021_yaml),
      ("nx.xingqing.yaml", PackageResources.nx_xingqing_yaml),
      ("nx.pingluo.yaml", PackageResources.nx_pingluo_yaml),
      ("sx.xingxian.yaml", PackageResources.sx_xingxian_yaml),
      ("hb.julu.yaml", PackageResources.hb_julu_yaml),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
  }

  /// The headings of the budget classifications with their names by year (科目名称表).
  static var classifications: (functional: (name: String, text: String), economic: (name: String, text: String)) {
    (
      ("classification.functional.yaml", String(decoding: PackageResources.classification_functional_yaml, as: UTF8.self)),
      ("classification.economic.yaml", String(decoding: PackageResources.classification_economic_yaml, as: UTF8.self))
    )
  }
}
