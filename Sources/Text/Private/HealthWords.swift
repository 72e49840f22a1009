/// Words on illness and disability (病残词), from the classes of 国家医保 chronic and serious diseases and of GB/T 26341 disability.
enum HealthWords {
  /// What a sentence says happened to somebody; what follows up to the next sign belongs to it.
  static let predicates = Words([
    "患有", "身患", "罹患", "患上", "患了", "患病", "患", "确诊", "诊断", "查出", "检出", "因病", "因患", "因残", "病故", "病逝", "病重", "病危", "病倒", "生病", "得病", "染病", "发病",
    "住院",
    "做手术", "动手术", "手术", "化疗", "放疗", "透析", "瘫痪", "卧床", "偏瘫", "截瘫", "截肢", "失明", "失聪", "失能", "中风", "残疾", "致残", "伤残", "大病", "重病", "慢性病", "慢病",
    "病情",
    "病史", "病历", "怀孕", "流产", "植物人", "器官移植", "服药", "感染",
  ])

  /// Names of illnesses.
  static let illnesses = Words([
    "癌", "肿瘤", "白血病", "淋巴瘤", "尿毒症", "糖尿病", "高血压", "低血压", "心脏病", "冠心病", "心梗", "心肌梗", "心衰", "脑梗", "脑出血", "脑溢血", "脑瘫", "脑瘤", "脑卒中", "肝硬化",
    "乙肝",
    "丙肝", "肝炎", "肺结核", "结核病", "艾滋", "hiv", "aids", "抑郁", "精神病", "精神分裂", "精神障碍", "精神残疾", "智力残疾", "智力障碍", "智障", "肢体残疾", "视力残疾", "听力残疾",
    "言语残疾",
    "多重残疾", "癫痫", "肾病", "肾衰", "肾炎", "哮喘", "关节炎", "类风湿", "风湿", "骨折", "股骨头", "腰椎间盘", "椎间盘突出", "先天性", "自闭", "孤独症", "聋哑", "血友病", "红斑狼疮", "帕金森",
    "阿尔茨海默", "痴呆", "甲亢", "甲状腺", "胃溃疡", "胆结石", "肾结石", "肺气肿", "慢阻肺", "尘肺", "白内障", "青光眼", "梅毒", "新冠", "渐冻", "重症肌无力", "强直性脊柱炎", "再生障碍性贫血",
    "地中海贫血",
    "布病", "大骨节病", "氟骨症", "包虫病", "血吸虫病", "唐氏", "侏儒", "支架", "搭桥", "肺炎", "肠炎", "胃炎", "胰腺炎", "阑尾炎", "脑炎", "脑膜炎", "综合征", "综合症", "结石", "囊肿", "息肉",
    "梗塞", "梗死", "栓塞", "衰竭", "动脉硬化",
    "贫血", "痛风", "烧伤", "烫伤", "焦虑症", "精神异常", "智力低下", "弱智", "盲人", "半身不遂", "生活不能自理", "脑血管", "老年痴呆", "1级残疾", "2级残疾", "3级残疾", "4级残疾", "一级残疾",
    "二级残疾", "三级残疾", "四级残疾", "重度残疾", "轻度残疾", "残疾证",
  ])

  /// What follows a word on illness in the name of a policy, a group or a sum: 大病保险, 患病群众, 残疾人补贴.
  static let policies = Words([
    "保险", "救助", "医疗", "补贴", "补助", "报销", "费用", "资金", "群众", "人口", "家庭", "农户", "群体", "对象", "率", "签约", "管理", "防治", "预防", "防控", "筛查", "宣传",
    "康复服务", "服务", "政策",
    "待遇", "致贫", "返贫", "人群", "人数", "保障", "专项", "基金", "门诊", "用药", "监测", "统计", "鉴定", "评定", "随访", "轮椅", "辅具", "辅助器具", "就业", "培训", "工作", "事业",
    "联合会", "托养", "体检", "讲座", "知识", "关爱",
    "走访", "慰问", "就医", "优待", "创业", "公益",
  ])

  /// 残疾人补贴, 患者救助: what may stand between the word and the policy.
  static let groups = Words(["患者", "人员", "人", "者", "的", "类", "等"])

  static let causes = Words(["因"])
  static let outcomes = Words(["致贫", "返贫"])

  /// Whether one of the words stands in the text as it is, or signs do that folding would change to one.
  static func mayStand(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { source in
      var at = 0
      while at + 2 < source.count {
        let lead = source[at]
        if lead >= 0xE3, lead < 0xEF {
          if predicates.stands(at, source) || illnesses.stands(at, source) { return true }
          at += 3
        } else if lead < 0xE2 {
          // HIV and AIDS.
          if lead | 0x20 == UInt8(ascii: "h") || lead | 0x20 == UInt8(ascii: "a"), source[at + 1] | 0x20 == UInt8(ascii: "i") {
            return true
          }
          if lead >= 0xC2, !isSpaceOrDot(at, source) { return true }
          at += 1
        } else {
          // Zero-width signs, radicals, other digits and letters.
          guard isPlain(at, source) else { return true }
          at += 3
        }
      }
      return false
    }
  }

  private static func isSpaceOrDot(_ at: Int, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    source[at] == 0xC2 && (source[at + 1] == 0xA0 || source[at + 1] == 0xB7) || source[at] == 0xC3 && source[at + 1] == 0x97
  }

  /// A sign of E2 or EF that is punctuation, in full width or not.
  private static func isPlain(_ at: Int, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    switch (source[at], source[at + 1], source[at + 2]) {
    case (0xE2, 0x80, 0x93...0x94), (0xE2, 0x80, 0x98...0x9D), (0xE2, 0x80, 0xA6), (0xE2, 0x89, 0xA4...0xA5): true
    case (0xEF, 0xBC, 0x81...0x8F), (0xEF, 0xBC, 0x9A...0xA0), (0xEF, 0xBC, 0xBB...0xBF), (0xEF, 0xBD, 0x9B...0x9E): true
    default: false
    }
  }
}
