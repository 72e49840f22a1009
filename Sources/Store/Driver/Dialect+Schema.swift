extension Dialect {
  /// `kind`, `name`, `owner`, `text` of every part of the schema; the name of the schema itself is left out of the definitions.
  var schemaObjects: Statement {
    switch self {
    case .sqlite:
      Statement(
        "schema.objects",
        """
        SELECT type AS kind, name, tbl_name AS owner, COALESCE(sql, '') AS text FROM sqlite_master
        WHERE name NOT LIKE 'sqlite|_stat%' ESCAPE '|' AND name NOT LIKE 'sqlite|_autoindex%' ESCAPE '|'
        ORDER BY type, name
        """)
    case .postgresql: Statement("schema.objects", Self.postgresqlObjects)
    }
  }

  private static let postgresqlObjects = """
    WITH space AS (SELECT oid, quote_ident(nspname) || '.' AS prefix FROM pg_namespace WHERE nspname = current_schema()),
    relation AS (
      SELECT pg_class.* FROM pg_class JOIN space ON relnamespace = space.oid
      WHERE NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')),
    object AS (
      SELECT CASE WHEN relkind IN ('v', 'm') THEN 'view' ELSE 'table' END AS kind, relname::text AS name, relname::text AS owner,
        relkind::text || relpersistence::text || relrowsecurity::text || relforcerowsecurity::text
          || COALESCE(pg_get_expr(relpartbound, oid), '') || CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) ELSE '' END AS text
      FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
      UNION ALL
      SELECT 'column', attname, relname, format_type(atttypid, atttypmod) || ' ' || attnotnull::text || ' ' || attgenerated::text || ' '
        || COALESCE(pg_get_expr(adbin, adrelid), '')
      FROM relation JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
      UNION ALL
      SELECT 'constraint', conname, relname, pg_get_constraintdef(pg_constraint.oid) || ' ' || convalidated::text
      FROM relation JOIN pg_constraint ON conrelid = relation.oid
      UNION ALL
      SELECT 'reference', conname, min(relname::text), string_agg(DISTINCT tgenabled::text, '' ORDER BY tgenabled::text)
      FROM relation JOIN pg_trigger ON tgrelid = relation.oid AND tgisinternal JOIN pg_constraint ON pg_constraint.oid = tgconstraint
      GROUP BY pg_constraint.oid, conname
      UNION ALL
      SELECT 'index', pg_class.relname, relation.relname, pg_get_indexdef(indexrelid) || ' ' || indisvalid::text
      FROM relation JOIN pg_index ON indrelid = relation.oid JOIN pg_class ON pg_class.oid = indexrelid
      UNION ALL
      SELECT 'trigger', tgname, relname, pg_get_triggerdef(pg_trigger.oid) || ' ' || tgenabled::text
      FROM relation JOIN pg_trigger ON tgrelid = relation.oid AND NOT tgisinternal
      UNION ALL
      SELECT 'function', proname, pg_get_function_identity_arguments(pg_proc.oid), pg_get_functiondef(pg_proc.oid)
      FROM pg_proc JOIN space ON pronamespace = space.oid
      WHERE prokind IN ('f', 'p') AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
      UNION ALL
      SELECT 'rule', rulename, relname, pg_get_ruledef(pg_rewrite.oid) || ' ' || ev_enabled::text
      FROM relation JOIN pg_rewrite ON ev_class = relation.oid AND rulename <> '_RETURN'
      UNION ALL
      SELECT 'policy', polname, relname, polcmd::text || COALESCE(pg_get_expr(polqual, polrelid), '')
      FROM relation JOIN pg_policy ON polrelid = relation.oid)
    SELECT kind, name::text AS name, owner::text AS owner, replace(text, prefix, '') AS text FROM object, space
    ORDER BY kind, name, owner
    """
}
