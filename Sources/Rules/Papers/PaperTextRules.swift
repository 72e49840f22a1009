/// The rules on the words of a whole paper (文字核查).
package enum PaperTextRules {
  package static let all: [Rule<PaperTextSubject>] = [
    .pa19NoRepeatedSigns, .pa20Confusions, .pa21Unfilled, .pa22Headings, .pa23Contents, .pa24LawInForce, .pa25DocumentNumbers,
    .pa26YearSpans, .pa27Calculations, .pa28TitleWords, .pa29CutSentence, .pa30ReportsAttached, .pa31AssetDate,
    .pa32PartsAndTotal, .pa33StatedRates, .pa34StatedChanges, .pa35StatedProducts, .pa36StatedSpans, .pa37CountedLists, .pa38SameTale,
    .pa39TableTotals, .pa40TableColumns, .pa41ObeyedRelations, .pa42TextAndTable,
    .pa43UnitsPrinted, .pa44OutturnWithinBudget,
    .pa45ChangesAddUp, .pa46UnwantedRates, .pa47ItemisedAmounts, .pa48OneValue, .pa49Balance,
    .pa50NamedProgress,
  ]
}
