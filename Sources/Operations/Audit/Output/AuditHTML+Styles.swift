extension AuditHTML {
  /// The style sheet of a page of its own.
  static let styles =
    """
    body { margin: 0; padding: 1rem; font: 15px/1.55 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1b2430; background: #fff; }
    .sev { display: inline-flex; align-items: center; gap: .3rem; font-weight: 600; white-space: nowrap; }
    .sev svg { width: 1em; height: 1em; flex: none; }
    .sev.error { color: #b0221b; } .sev.warning { color: #835000; } .sev.info { color: #1d4f7c; } .sev.question { color: #593c95; }

    """ + partStyles

  /// The style sheet of the findings and the paper beside them, for a page that has its own around them. Every class bears the part's
  /// name, so that neither sheet can reach into the other; the signs of the severities are the page's.
  package static let partStyles = """
    .audit { margin-bottom: 2rem; }
    .audit h2 { font-size: 1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
    .audit-about { color: #586472; margin: 0 0 .75rem; overflow-wrap: anywhere; }
    .audit-pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .75rem; align-items: start; }
    .audit-original { position: sticky; top: 3.5rem; max-height: calc(100vh - 4rem); overflow: auto; border: 1px solid #b6bec8; background: #fff;
      padding: .625rem; font-family: FangSong, "Noto Serif CJK SC", SimSun, serif; }
    .audit-tally { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; margin: 0 0 .5rem; font-weight: 600; }
    .audit-findings > ol { display: grid; gap: .5rem; padding: 0; list-style: none; margin: 0; }
    .audit-findings > ol > li { background: #fff; border: 1px solid #d9dde2; border-left: 4px solid #586472; padding: .5rem .75rem; overflow-wrap: anywhere; }
    .audit-findings > ol > li:target { outline: 3px solid #a85400; }
    .audit-findings > ol > li.is-error { border-left-color: #b0221b; background: #fdf0ee; }
    .audit-findings > ol > li.is-warning { border-left-color: #835000; background: #fdf5e4; }
    .audit-findings > ol > li.is-question { border-left-color: #593c95; background: #f3eff9; }
    .audit-findings > ol > li.is-info { border-left-color: #1d4f7c; background: #e9f0f6; }
    .audit-rule { color: #44505e; font-size: .8125rem; }
    .audit-head, .audit-computation, .audit-remedy { margin: 0 0 .25rem; }
    .audit-remedy { color: #44505e; }
    .audit-verdict { border-top: 1px solid #b6bec8; margin: 0; padding-top: .25rem; }
    .audit-sides { margin: 0 0 .25rem; padding-left: 1.1rem; }
    .audit-place { color: #44505e; }
    .audit q { display: block; color: #1b2430; background: rgb(255 255 255 / .75); padding: .125rem .375rem; overflow-wrap: anywhere; }
    .audit q::before, .audit q::after { content: none; }
    .audit .whole { white-space: nowrap; }
    .audit-scroll, .audit-printed { overflow-x: auto; max-width: 100%; }
    .audit-coverage { margin-top: .75rem; }
    .audit-coverage table, .audit-printed table { border-collapse: collapse; background: #fff; }
    .audit-coverage td, .audit-coverage th, .audit-printed td { border: 1px solid #d9dde2; padding: .125rem .375rem; text-align: left; vertical-align: top; }
    .audit-coverage td:first-child, .audit-coverage td:nth-child(3), .audit-rule { white-space: nowrap; }
    .audit-coverage tr.is-failed td { background: #fdf0ee; }
    .audit-coverage tr.is-notRun td { color: #586472; }
    .audit-printed { margin: .375rem 0; }
    .audit-printed td { white-space: pre-wrap; }
    .audit-printed .audit-margin { border: 0; }
    .audit-number { color: #586472; font: .8125rem/1.5 "Noto Sans CJK SC", sans-serif; padding-right: .75em; user-select: none; text-align: right; border: 0; }
    .audit-line { margin: 0; overflow-wrap: anywhere; }
    .audit-page { border-top: 2px solid #75818e; color: #586472; margin: .75rem 0 .25rem; }
    .audit-flag { color: inherit; text-decoration: underline 2px; text-underline-offset: .2em; }
    .audit-flag.is-error { background: #fbdcd9; text-decoration-color: #b0221b; }
    .audit-flag.is-warning { background: #fdeccb; text-decoration-color: #835000; }
    .audit-flag.is-question { background: #e8e0f6; text-decoration-color: #593c95; }
    .audit-flag.is-info { background: #d9e7f2; text-decoration-color: #1d4f7c; }
    .audit-original :target + .audit-flag, .audit-original :target { outline: 3px solid #a85400; }
    @media (max-width: 900px) { .audit-pair { grid-template-columns: minmax(0, 1fr); } .audit-original { position: static; max-height: none; } }
    @media print { .audit-original { max-height: none; position: static; } .audit-findings > ol > li { break-inside: avoid; } }

    """
}
