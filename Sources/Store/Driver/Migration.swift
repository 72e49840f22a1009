/// One numbered, forward-only change of the schema (迁移): `0001_audit_trail_is_append_only.sql`; the sentence is the name.
///
/// A migration that has been released is never edited: its checksum is recorded in each database, and a different one is refused.
/// A rebuild of a SQLite table begins with `PRAGMA defer_foreign_keys = ON;` in a `--@sqlite` part.
package struct Migration: Hashable, Sendable {
  package let number: Int
  /// The file's name without number and ending.
  package let name: String
  /// The text in the words of `Dialect`.
  package let text: String
  /// What code does after the text, in the same transaction.
  package let step: Step?

  /// A part of a migration that SQL cannot say (迁移步骤).
  package enum Step: Hashable, Sendable {
    /// Chains the rows that were there before there were chains.
    case linkRows
  }

  package init(number: Int, name: String, text: String, step: Step? = nil) {
    self.number = number
    self.name = name
    self.text = text
    self.step = step
  }

  /// `0001_audit_trail_is_append_only`.
  package var title: String { Self.title(number, name) }

  /// FNV-1a, 64 bits, over the text with line ends made `\n` and white space cut from the end. It guards against accidents, not against forgery.
  ///
  /// Source: the reference parameters of Fowler, Noll and Vo; `""` gives `cbf29ce484222325`.
  package var checksum: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var bytes = text.utf8.filter { $0 != UInt8(ascii: "\r") }
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") { bytes.removeLast() }
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func title(_ number: Int, _ name: String) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name
  }
}

extension Migration {
  /// The schema of this program, oldest first. A test compares the list with the folder.
  package static let bundled: [Migration] = [
    Migration(1, "audit_trail_is_append_only", PackageResources._001_audit_trail_is_append_only_sql),
    Migration(2, "counties_keep_papers_and_totals", PackageResources._002_counties_keep_papers_and_totals_sql),
    Migration(3, "projects_have_money_behind_them", PackageResources._003_projects_have_money_behind_them_sql),
    Migration(4, "payments_are_made_from_allotments", PackageResources._004_payments_are_made_from_allotments_sql),
    Migration(5, "target_sheets_promise_indicators", PackageResources._005_target_sheets_promise_indicators_sql),
    Migration(6, "monitoring_holds_the_year_against_targets", PackageResources._006_monitoring_holds_the_year_against_targets_sql),
    Migration(7, "self_evaluations_score_the_year", PackageResources._007_self_evaluations_score_the_year_sql),
    Migration(8, "forms_share_their_money_rows", PackageResources._008_forms_share_their_money_rows_sql),
    Migration(9, "approved_and_published_records_are_frozen", PackageResources._009_approved_and_published_records_are_frozen_sql),
    Migration(10, "steps_are_recorded_for_good", PackageResources._010_steps_are_recorded_for_good_sql),
    Migration(11, "audit_entries_of_a_record_are_numbered", PackageResources._011_audit_entries_of_a_record_are_numbered_sql),
    Migration(12, "weighed_papers_keep_their_verdicts", PackageResources._012_weighed_papers_keep_their_verdicts_sql),
    Migration(13, "final_accounts_are_compiled_from_entries", PackageResources._013_final_accounts_are_compiled_from_entries_sql),
    Migration(14, "last_years_tables_are_kept_by_address", PackageResources._014_last_years_tables_are_kept_by_address_sql),
    Migration(15, "disclosures_hold_what_people_write", PackageResources._015_disclosures_hold_what_people_write_sql),
    Migration(
      16, "published_sets_are_corrected_by_new_versions", PackageResources._016_published_sets_are_corrected_by_new_versions_sql),
    Migration(17, "a_payment_is_recorded_once", PackageResources._017_a_payment_is_recorded_once_sql),
    Migration(18, "counties_keep_their_own_forms", PackageResources._018_counties_keep_their_own_forms_sql),
    Migration(
      19, "private_findings_are_released_by_a_second_person", PackageResources._019_private_findings_are_released_by_a_second_person_sql),
    Migration(20, "work_that_takes_long_is_a_job", PackageResources._020_work_that_takes_long_is_a_job_sql),
    Migration(
      21, "accounts_and_projects_name_departments_by_id", PackageResources._021_accounts_and_projects_name_departments_by_id_sql),
    Migration(22, "what_is_written_is_chained", PackageResources._022_what_is_written_is_chained_sql, step: .linkRows),
    Migration(23, "divisions_bear_names_for_a_time", PackageResources._023_divisions_bear_names_for_a_time_sql),
    Migration(24, "people_sign_in_by_accounts", PackageResources._024_people_sign_in_by_accounts_sql),
    Migration(25, "payments_that_stand_are_listed", PackageResources._025_payments_that_stand_are_listed_sql),
    Migration(26, "forms_are_taken_once", PackageResources._026_forms_are_taken_once_sql),
    Migration(27, "lists_hold_what_a_line_shows", PackageResources._027_lists_hold_what_a_line_shows_sql),
    Migration(
      28, "registrations_are_withdrawn_and_views_kept", PackageResources._028_registrations_are_withdrawn_and_views_kept_sql),
    Migration(29, "problems_found_are_rectified", PackageResources._029_problems_found_are_rectified_sql),
    Migration(30, "headings_of_a_year_and_what_changed", PackageResources._030_headings_of_a_year_and_what_changed_sql),
    Migration(31, "findings_are_put_to_the_unit", PackageResources._031_findings_are_put_to_the_unit_sql),
    Migration(32, "households_and_persons_are_registered", PackageResources._032_households_and_persons_are_registered_sql),
  ]

  private init(_ number: Int, _ name: String, _ bytes: [UInt8], step: Step? = nil) {
    self.init(number: number, name: name, text: String(decoding: bytes, as: UTF8.self), step: step)
  }
}
