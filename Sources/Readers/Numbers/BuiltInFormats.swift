/// The formats that a workbook names by number only (内置数字格式), as the Chinese edition has them.
enum BuiltInFormats {
  static func code(_ id: Int) -> String? { codes[id] }

  private static let codes: [Int: String] = [
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "\"¥\"#,##0;\"¥\"-#,##0", 6: "\"¥\"#,##0;\"¥\"-#,##0", 7: "\"¥\"#,##0.00;\"¥\"-#,##0.00", 8: "\"¥\"#,##0.00;\"¥\"-#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "General", 13: "General",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "yyyy\"年\"m\"月\"", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: month, 28: monthDay, 29: monthDay, 30: "m/d/yy", 31: "yyyy\"年\"m\"月\"d\"日\"", 32: "h\"时\"mm\"分\"",
    33: "h\"时\"mm\"分\"ss\"秒\"", 34: "h\"时\"mm\"分\"", 35: "h\"时\"mm\"分\"ss\"秒\"", 36: month,
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ", 42: "_ \"¥\"* #,##0_ ;_ \"¥\"* -#,##0_ ;_ \"¥\"* \"-\"_ ",
    43: "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ", 44: "_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ;_ \"¥\"* \"-\"??_ ",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
    50: month, 51: monthDay, 52: month, 53: monthDay, 54: monthDay, 55: "h\"时\"mm\"分\"", 56: "h\"时\"mm\"分\"ss\"秒\"", 57: month,
    58: monthDay,
  ]

  private static let month = "yyyy\"年\"m\"月\""
  private static let monthDay = "m\"月\"d\"日\""
}
