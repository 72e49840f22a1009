/// The sheet of the list of findings (核查清单样式), served with that of the weighed papers.
enum WorklistStyles {
  static let sheet = """
    .worklist-head { display: flex; flex-wrap: wrap; gap: .375rem 1rem; align-items: center; margin-bottom: .75rem; }
    .worklist-head p { margin: 0; }
    .worklist-head progress { width: 8rem; vertical-align: middle; accent-color: #1f7a45; }
    .worklist .chips { display: flex; flex-wrap: wrap; }
    .worklist .chips a { border: 1px solid #75818e; padding: .125rem .5rem; margin-left: -1px; background: #fff; text-decoration: none; color: #1b2430; }
    .worklist .chips a[aria-current] { background: #e2edf7; border-color: #1d4f7c; font-weight: 600; }
    .worklist-pair { display: grid; grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); border: 1px solid #b6bec8; background: #fff; align-items: start; }
    .worklist-list { border-right: 1px solid #b6bec8; max-height: calc(100vh - 14rem); min-height: 24rem; overflow: auto; }
    .worklist-list > p { margin: .5rem .75rem; }
    .worklist-list ol { list-style: none; margin: 0; padding: 0; }
    .worklist-list li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 .5rem; padding: .5rem .75rem; border-top: 1px solid #d9dde2; border-left: 4px solid transparent; overflow-wrap: anywhere; }
    .worklist-list li > span { grid-column: 2; font-size: .8125rem; }
    .worklist-list li a { color: inherit; text-decoration: none; }
    .worklist-list li a:hover { text-decoration: underline; }
    .worklist-list li.is-here { background: #e9f0f6; border-left-color: #1d4f7c; }
    .worklist-list li.is-decided { background: #f4f5f6; color: #586472; }
    .worklist-list li.is-decided.is-here { background: #e2edf7; }
    .worklist-many { padding: .5rem .75rem; border-top: 1px solid #b6bec8; position: sticky; bottom: 0; background: #fff; }
    .worklist-one { padding: .75rem 1rem; min-width: 0; overflow-wrap: anywhere; }
    .worklist-one h2 { font-size: 1.0625rem; margin: 0 0 .25rem; }
    .worklist-one > p, .worklist-one form p { margin: 0 0 .5rem; }
    .worklist-one textarea { width: 100%; }
    .worklist-one input[name=words] { width: 100%; }
    .worklist-decided { font-weight: 600; }
    .worklist kbd { border: 1px solid #75818e; border-radius: 3px; margin-left: .25em; padding: 0 .3em; font: inherit; font-size: .8125rem; }
    .audit-facing { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: .75rem; margin: .5rem 0; }
    .audit-side { border: 1px solid #b6bec8; min-width: 0; }
    .audit-side h3 { font-size: .9375rem; margin: 0; padding: .25rem .625rem; background: #eef0f2; }
    .audit-figure { margin: .25rem .625rem; font-weight: 600; }
    .excerpt { padding: .375rem .625rem; font-family: FangSong, "Noto Serif CJK SC", SimSun, serif; max-height: 18rem; overflow: auto; }
    .excerpt p { margin: 0; overflow-wrap: anywhere; }
    .excerpt .is-here { background: #fdf5e4; }
    .excerpt mark { background: #fbdcd9; color: inherit; border-bottom: 2px solid #b0221b; }
    .audit-why { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .125rem .75rem; margin: 0 0 .5rem; padding: .375rem .625rem; background: #eef0f2; border-left: 4px solid #75818e; }
    .audit-why dt { color: #44505e; }
    .audit-why dd { margin: 0; }
    @media (max-width: 900px) { .worklist-pair { grid-template-columns: minmax(0, 1fr); } .worklist-list { max-height: 18rem; min-height: 0; border-right: 0; border-bottom: 1px solid #b6bec8; } .worklist-many { position: static; } .worklist-keys { display: none; } }

    """
}
