// Keys of the list of findings. Without this file its links and buttons do the same.
(() => {
  "use strict";
  const list = document.querySelector(".worklist");
  if (!list) return;
  const here = () => list.querySelector(".worklist-list li.is-here");
  const follow = (row) => { const link = row && row.querySelector("a"); if (link) link.click(); };
  const step = (way) => {
    const rows = Array.from(list.querySelectorAll(".worklist-list li"));
    follow(rows[rows.indexOf(here()) + way]);
  };
  const press = (key) => {
    const button = list.querySelector(`[aria-keyshortcuts="${key}"]`);
    if (!button) return;
    const words = list.querySelector("#words");
    // A reason is written first, and Enter in its field then sends it.
    if (button.value === "dismissed" && words && !words.value.trim()) words.focus(); else button.click();
  };
  const acts = {
    j: () => step(1), k: () => step(-1), 1: () => press("1"), 2: () => press("2"), 3: () => press("3"), u: () => press("u"),
    x: () => { const box = here() && here().querySelector("input"); if (box) box.checked = !box.checked; },
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input:not([type=checkbox]), textarea, select");
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
  const row = here();
  if (row) row.scrollIntoView({ block: "nearest" });
})();
