// A form that is checked and kept while somebody types. Without this file the buttons of the page do the same.
(() => {
  "use strict";
  const form = document.querySelector("form.entry-form-page");
  const live = document.getElementById("live");
  if (!form || !live) return;
  const pause = 2000;
  let timer = 0, busy = false, next = "", notice = null;

  const fields = () => Array.from(live.querySelectorAll("[name^='f.'],[name^='level.']:not([type=hidden]),[name=reason]"));
  const value = (field) => (field.type === "checkbox" ? field.checked : field.value);
  const texts = () => Object.fromEntries(fields().map((field) => [field.name, value(field)]));
  const put = (field, text) => { if (field.type === "checkbox") field.checked = text; else field.value = text; };
  const say = (words) => {
    const place = live.querySelector(".save-state");
    if (!place) return;
    place.textContent = words;
    if (notice) place.append(" ", notice);
  };

  // What the server drew takes the place of what stood there; what was typed meanwhile stays, and so does the cursor.
  const show = (html, sent) => {
    const active = document.activeElement, name = active && active.name;
    const range = name && active.selectionStart !== undefined && active.type !== "checkbox" ? [active.selectionStart, active.selectionEnd] : null;
    const now = texts();
    live.innerHTML = html;
    for (const field of fields()) if (field.name in now && now[field.name] !== sent[field.name]) put(field, now[field.name]);
    if (notice) say(live.querySelector(".save-state").textContent);
    const again = name && live.contains(active) === false ? live.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden])`) : null;
    if (!again) return;
    again.focus({ preventScroll: true });
    if (range && again.setSelectionRange) try { again.setSelectionRange(range[0], range[1]); } catch { /* a field without a cursor */ }
  };

  const send = async (kind) => {
    if (busy) { next = next === "save" ? next : kind; return; }
    busy = true;
    const sent = texts(), body = new FormData(form);
    body.set("live", kind);
    body.set("do", "save");
    if (kind === "save") say("正在保存…");
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      show(await answer.text(), sent);
    } catch (error) {
      const answered = /^\d+$/.test(error.message);
      if (error.message === "401") say("登录已经结束，填的内容还在这一页上；请在另一个窗口登录，再点“保存”");
      else if (answered) say("没有自动保存，填的内容还在这一页上；请点“保存”看原因");
      else say("没有连上，填的内容还在这一页上；连上后自动保存");
      if (kind === "save" && !answered) later(5 * pause);
    }
    busy = false;
    if (next) { const kind = next; next = ""; send(kind); }
  };
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(() => { timer = 0; send("save"); }, wait); };

  live.addEventListener("input", () => later(pause));
  live.addEventListener("change", (event) => { if (event.target.name && event.target.name.startsWith("f.")) send("check"); later(pause); });
  form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; });
  addEventListener("beforeunload", (event) => { if (timer) event.preventDefault(); });

  // A block that was copied in a spreadsheet goes into the cells from here on, to the right and down.
  live.addEventListener("paste", (event) => {
    const text = event.clipboardData && event.clipboardData.getData("text/plain");
    const place = event.target.name && event.target.name.match(/^f\.(\d+)\./);
    if (!text || !place || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
    const row = (number) => fields().filter((field) => field.name.startsWith(`f.${number}.`));
    const first = row(place[1]).indexOf(event.target);
    const before = texts();
    let pasted = 0;
    lines.forEach((cells, down) => {
      const targets = row(Number(place[1]) + down).slice(first);
      if (targets.length) pasted += 1;
      cells.forEach((cell, across) => { if (targets[across] && targets[across].type !== "checkbox") targets[across].value = cell.trim(); });
    });
    // Stays until something else is pasted, whatever the server says meanwhile.
    notice = document.createElement("span");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "撤销";
    button.addEventListener("click", () => {
      for (const field of fields()) if (field.name in before) put(field, before[field.name]);
      notice = null;
      say("已撤销粘贴");
      later(pause);
    });
    notice.append(`粘贴了${pasted}行` + (pasted < lines.length ? `，还有${lines.length - pasted}行放不下，请先增加行再贴` : ""), " ", button);
    say("");
    later(2 * pause);
  });

  addEventListener("keydown", (event) => {
    if (event.key === "F8") {
      const links = Array.from(live.querySelectorAll("#refusal a[href^=\"#\"], .problem-list a[href^=\"#\"]"));
      if (!links.length) return;
      event.preventDefault();
      const names = links.map((link) => decodeURIComponent(link.hash.slice(1)));
      const at = names.indexOf(document.activeElement && document.activeElement.id);
      const to = names[(at + (event.shiftKey ? names.length - 1 : 1)) % names.length];
      const field = document.getElementById(to);
      if (field) field.focus();
    } else if (event.ctrlKey && event.key === "s") {
      event.preventDefault();
      clearTimeout(timer);
      timer = 0;
      send("save");
    } else if (event.ctrlKey && event.key === "Enter") {
      const button = form.querySelector("button[value=send]");
      if (button) { event.preventDefault(); button.click(); }
    }
  });
})();
