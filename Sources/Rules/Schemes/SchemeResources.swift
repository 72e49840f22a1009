/// The scheme files that the program carries.
enum SchemeResources {
  static var vocabulary: SchemeLibrary.Source { source("schemes.vocabulary.yaml", PackageResources.schemes_vocabulary_yaml) }
  static var series: SchemeLibrary.Source { source("schemes.series.yaml", PackageResources.schemes_series_yaml) }

  static var counties: [SchemeLibrary.Source] {
    [
      source("schemes.nx.xingqing.yaml", PackageResources.schemes_nx_xingqing_yaml),
      source("schemes.nx.pingluo.yaml", PackageResources.schemes_nx_pingluo_yaml),
      source("schemes.sx.xingxian.yaml", PackageResources.schemes_sx_xingxian_yaml),
      source("schemes.hb.julu.yaml", PackageResources.schemes_hb_julu_yaml),
    ]
  }

  private static func source(_ name: String, _ bytes: [UInt8]) -> SchemeLibrary.Source {
    SchemeLibrary.Source(name: name, text: String(decoding: bytes, as: UTF8.self))
  }
}
