/// Radicals that stand in place of characters (康熙部首): PDF files write ⽤ for 用. To the eye they are the same.
enum Radicals {
  /// U+2F00 to U+2FD5, in their order, each as the character that Unicode's compatibility form gives.
  static let kangxi: [UInt32] = """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方\
    无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸\
    虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻\
    齊齒龍龜龠
    """.unicodeScalars.map(\.value)

  /// Those of U+2E80 to U+2EF3 that look like a simplified character in use.
  static let supplement: [UInt32: UInt32] = Dictionary(
    zip(
      "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳".unicodeScalars.map(\.value),
      "母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟".unicodeScalars.map(\.value)), uniquingKeysWith: { first, _ in first })
}
