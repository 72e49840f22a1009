import HengDomain

/// The statements of the register; every one names the county, so that a part of the table answers it.
extension Statement {
  private static let person = """
    id, household, relation, labour, schooling, work, sealed, key_id, id_digest, content_digest, erased_at
    """

  static let registerHouseholds = Statement(
    "registerHousehold.ofCounty", "SELECT id, division, number FROM register_household WHERE county = $1")

  /// `$2` is the number behind which the page begins.
  static let registerHouseholdPage = Statement(
    "registerHousehold.page",
    "SELECT id, division, number FROM register_household WHERE county = $1 AND number > $2 ORDER BY number LIMIT $3")

  static let registerHousehold = Statement(
    "registerHousehold.byID", "SELECT id, division, number FROM register_household WHERE county = $1 AND id = $2")

  static let registerHouseholdByNumber = Statement(
    "registerHousehold.byNumber", "SELECT id, division, number FROM register_household WHERE county = $1 AND number = $2")

  static let addRegisterHousehold = Statement(
    "registerHousehold.add", "INSERT INTO register_household (county, id, division, number) VALUES ($1, $2, $3, $4)")

  static let moveRegisterHousehold = Statement(
    "registerHousehold.move", "UPDATE register_household SET division = $3 WHERE county = $1 AND id = $2")

  static let registerStatuses = Statement(
    "registerStatus.ofCounty",
    "SELECT household, kind, since, risks, eliminated_on FROM register_status WHERE county = $1 ORDER BY household, ordering")

  static let registerStatusesOfHousehold = Statement(
    "registerStatus.ofHousehold",
    """
    SELECT household, kind, since, risks, eliminated_on FROM register_status WHERE county = $1 AND household = $2 ORDER BY ordering
    """)

  static let addRegisterStatus = Statement(
    "registerStatus.add",
    """
    INSERT INTO register_status (county, household, ordering, kind, since, risks, eliminated_on, recorded_at, recorded_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """)

  /// Without what is sealed.
  static let registerPeople = Statement(
    "registerPerson.ofCounty",
    """
    SELECT id, household, relation, labour, schooling, work, id_digest, content_digest FROM register_person
    WHERE county = $1 AND erased_at IS NULL
    """)

  static let registerPeopleOfHousehold = Statement(
    "registerPerson.ofHousehold", "SELECT \(person) FROM register_person WHERE county = $1 AND household = $2 ORDER BY id")

  static let registerPerson = Statement(
    "registerPerson.byID", "SELECT \(person) FROM register_person WHERE county = $1 AND id = $2")

  static let registerPeopleByID = Statement(
    "registerPerson.byNumber", "SELECT \(person) FROM register_person WHERE county = $1 AND id_digest = $2 ORDER BY id")

  static let registerPeopleByCard = Statement(
    "registerPerson.byCard", "SELECT \(person) FROM register_person WHERE county = $1 AND card_digest = $2 ORDER BY id")

  static let registerPeopleByName = Statement(
    "registerPerson.byName", "SELECT \(person) FROM register_person WHERE county = $1 AND name_digest = $2 ORDER BY id")

  static let registerPeopleUnderOtherKeys = Statement(
    "registerPerson.underOtherKeys",
    "SELECT \(person) FROM register_person WHERE county = $1 AND key_id <> $2 ORDER BY id LIMIT $3")

  static let addRegisterPerson = Statement(
    "registerPerson.add",
    """
    INSERT INTO register_person (
      county, id, household, relation, labour, schooling, work, sealed, key_id, id_digest, card_digest, name_digest, content_digest)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    """)

  static let changeRegisterPerson = Statement(
    "registerPerson.change",
    """
    UPDATE register_person SET relation = $3, labour = $4, schooling = $5, work = $6, sealed = $7, key_id = $8, id_digest = $9,
      card_digest = $10, name_digest = $11, content_digest = $12
    WHERE county = $1 AND id = $2
    """)

  static let sealRegisterPerson = Statement(
    "registerPerson.seal",
    """
    UPDATE register_person SET sealed = $3, key_id = $4, id_digest = $5, card_digest = $6, name_digest = $7, content_digest = $8
    WHERE county = $1 AND id = $2
    """)

  static let eraseRegisterPerson = Statement(
    "registerPerson.erase",
    """
    UPDATE register_person SET sealed = NULL, key_id = NULL, id_digest = NULL, card_digest = NULL, name_digest = NULL,
      content_digest = NULL, labour = NULL, schooling = '', work = '', erased_at = $3
    WHERE county = $1 AND id = $2 AND erased_at IS NULL
    """)
}

extension PersonKey {
  var statement: Statement {
    switch self {
    case .idNumber: .registerPeopleByID
    case .card: .registerPeopleByCard
    case .name: .registerPeopleByName
    }
  }
}
