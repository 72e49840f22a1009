/// The form files of `Layouts/`, carried inside the binary.
package enum FormResources {
  package static var files: [(name: String, text: String)] {
    [
      ("monitoring.national.yaml", PackageResources.monitoring_national_yaml),
      ("monitoring.xingqing.yaml", PackageResources.monitoring_xingqing_yaml),
      ("monitoring.xingqing.brief.yaml", PackageResources.monitoring_xingqing_brief_yaml),
      ("selfEvaluation.anhui.yaml", PackageResources.selfEvaluation_anhui_yaml),
      ("selfEvaluation.department.national.yaml", PackageResources.selfEvaluation_department_national_yaml),
      ("selfEvaluation.national.yaml", PackageResources.selfEvaluation_national_yaml),
      ("selfEvaluation.shanxi.yaml", PackageResources.selfEvaluation_shanxi_yaml),
      ("selfEvaluation.sichuan.yaml", PackageResources.selfEvaluation_sichuan_yaml),
      ("selfEvaluation.transfer.national.yaml", PackageResources.selfEvaluation_transfer_national_yaml),
      ("selfEvaluation.yunnan.yaml", PackageResources.selfEvaluation_yunnan_yaml),
      ("target.department.national.yaml", PackageResources.target_department_national_yaml),
      ("target.hebei.yaml", PackageResources.target_hebei_yaml),
      ("target.national.yaml", PackageResources.target_national_yaml),
      ("target.ningxia.yaml", PackageResources.target_ningxia_yaml),
      ("target.shanghai.yaml", PackageResources.target_shanghai_yaml),
      ("target.transfer.yaml", PackageResources.target_transfer_yaml),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
  }
}
