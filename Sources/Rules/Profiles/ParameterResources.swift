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
}
