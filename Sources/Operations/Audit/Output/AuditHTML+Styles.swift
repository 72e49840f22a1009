extension AuditHTML {
  /// The style sheet of a page of its own.
  static let styles = """
    body { margin: 0; padding: 1rem; font: 15px/1.55 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1b1f24; background: #fff; }

    """ + partStyles

  /// The style sheet of the findings and the paper beside them, for a page that has its own around them.
  package static let partStyles = """
    .audit { --error: #b3261e; --warning: #8a5a00; --question: #5b3fa8; --info: #1f5f8b; }
    .audit { margin-bottom: 3rem; }
    .audit h2 { font-size: 1.2rem; margin: 0 0 .3rem; }
    .audit .about { color: #57606a; margin: 0 0 .8rem; overflow-wrap: anywhere; }
    .audit .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.2rem; align-items: start; }
    .audit .original { position: sticky; top: 0; max-height: 100vh; overflow: auto; border: 1px solid #d0d7de; padding: .6rem; }
    .audit .tally { display: flex; gap: 1rem; list-style: none; padding: 0; margin: 0 0 .6rem; font-weight: bold; }
    .audit .findings > ol { padding: 0; list-style: none; margin: 0; }
    .audit .findings > ol > li { border: 1px solid #d0d7de; border-left: 5px solid; padding: .5rem .7rem; margin: 0 0 .7rem; }
    .audit .findings > ol > li:target { background: #fff8e1; }
    .audit .findings > ol > li.is-error { border-left-color: var(--error); }
    .audit .findings > ol > li.is-warning { border-left-color: var(--warning); }
    .audit .findings > ol > li.is-question { border-left-color: var(--question); }
    .audit .findings > ol > li.is-info { border-left-color: var(--info); }
    .audit .tally li.is-error, .audit li.is-error .gravity { color: var(--error); }
    .audit .tally li.is-warning, .audit li.is-warning .gravity { color: var(--warning); }
    .audit .tally li.is-question, .audit li.is-question .gravity { color: var(--question); }
    .audit .tally li.is-info, .audit li.is-info .gravity { color: var(--info); }
    .audit .gravity { font-weight: bold; }
    .audit .rule { color: #57606a; font-variant-numeric: tabular-nums; }
    .audit .head, .audit .computation, .audit .remedy { margin: 0 0 .3rem; }
    .audit .remedy { color: #3d444d; }
    .audit .verdict { border-top: 1px dotted #d0d7de; padding-top: .3rem; }
    .audit .verdict form { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: end; margin-top: .3rem; }
    .audit .verdict .decided { margin: 0; font-weight: 600; }
    .audit .verdict summary { cursor: pointer; color: #57606a; }
    .audit .sides-of { margin: 0 0 .3rem; padding-left: 1.1rem; }
    .audit .place { color: #57606a; }
    .audit q { display: block; color: #3d444d; background: #f6f8fa; padding: .1rem .4rem; overflow-wrap: anywhere; }
    .audit q::before, .audit q::after { content: none; }
    .audit .coverage table, .audit .printed table { border-collapse: collapse; font-size: .85em; }
    .audit .coverage td, .audit .coverage th, .audit .printed td { border: 1px solid #d0d7de; padding: .15rem .35rem; text-align: left; vertical-align: top; }
    .audit tr.failed td { background: #fdecea; }
    .audit tr.notRun td { color: #57606a; }
    .audit .printed { overflow-x: auto; margin: .4rem 0; }
    .audit .printed td { white-space: pre-wrap; overflow-wrap: normal; }
    .audit .printed .margin { border: 0; }
    .audit .line-number { color: #6e7781; font: .8em monospace; padding-right: .5em; user-select: none; text-align: right; border: 0; }
    .audit .text-line { margin: 0; }
    .audit .page-mark { border-top: 2px solid #6e7781; color: #57606a; margin: .8rem 0 .3rem; }
    .audit .flag { color: inherit; text-decoration: underline 2px; text-underline-offset: .2em; }
    .audit .flag.is-error { background: #fbd5d1; text-decoration-color: var(--error); }
    .audit .flag.is-warning { background: #fde9c4; text-decoration-color: var(--warning); }
    .audit .flag.is-question { background: #e6ddf9; text-decoration-color: var(--question); }
    .audit .flag.is-info { background: #d8ebf8; text-decoration-color: var(--info); }
    .audit .original :target + .flag, .audit .original :target { outline: 3px solid #f2b600; }
    @media (max-width: 900px) { .audit .pair { grid-template-columns: minmax(0, 1fr); } .audit .original { position: static; max-height: none; } }
    @media print { .audit .original { max-height: none; position: static; } .audit .findings > ol > li { break-inside: avoid; } }

    """
}
