"use strict";
(() => {
  const root = document.documentElement, body = document.body;
  const one = (query, within = document) => within.querySelector(query);
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const views = all(".view"), texts = all("article.text"), input = one("#q"), results = one("#results"), help = one("#help");
  const cards = new Map(all(".card").map((card) => [card.id, card]));
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* not kept, then */ } };
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  root.classList.add("js");

  // The address: #003/p12, #001/s10, #/timeline/ID, #/timeline?org=asem, #/search?q=cold+war
  const read = () => {
    const [id, query] = location.hash.slice(1).split(/\?(.*)/s);
    let plain = id;
    try { plain = decodeURIComponent(id); } catch { /* as it stands */ }
    return { id: plain, query: new URLSearchParams(query || "") };
  };
  const rewrite = (id, query) => {
    const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
    history.replaceState(null, "", `#${id}${said && "?" + said}`);
  };

  const spans = (address) => all(`.st[data-s~="${CSS.escape(address)}"]`);
  const links = (address) => all(`.voice[href="#${CSS.escape(address)}"]`);
  let selected = null;
  const select = (address) => {
    for (const marked of all(".sel")) marked.classList.remove("sel");
    selected = address;
    if (!address) return;
    const words = spans(address);
    for (const marked of [...words, ...links(address)]) marked.classList.add("sel");
    if (!words.length) return;
    const box = words[0].getBoundingClientRect();
    const low = innerWidth <= 820 ? innerHeight * 0.4 : innerHeight - 60;
    if (box.top < 70 || box.bottom > low) scrollBy(0, box.top - 140);
  };

  const show = (is_first) => {
    const { id, query } = read();
    if (id === "/search") { search(query.get("q") || "", true); if (!is_first) return; }
    if (id === "main") return;
    const element = (id && document.getElementById(id)) || one("#\\/texts");
    const view = element.closest(".view") || views[0], text = element.closest("article.text");
    const was = one(".text.on") || one(".view.on");
    for (const each of views) each.classList.toggle("on", each === view);
    for (const each of texts) each.classList.toggle("on", each === text);
    views[0].classList.toggle("reading", Boolean(text));
    for (const link of all(".views a")) {
      if (link.hash === `#${view.id}`) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
    for (const marked of all(".at")) marked.classList.remove("at");
    for (let around = element.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    const card = cards.get(id), is_new = (text || view) !== was;
    select(card ? id : null);
    if (card) card.focus({ preventScroll: true });
    else if (element === view || element === text) { if (is_new || is_first) scrollTo(0, 0); }
    else { element.classList.add("at"); element.scrollIntoView({ block: "start" }); }
    for (const form of all("form.filters")) if (form.dataset.of === view.id) fill(form, query);
  };

  // filters of timeline and principles
  const chosen = (form) => Object.fromEntries(new FormData(form));
  const fill = (form, query) => {
    for (const field of form.elements) {
      const value = query.get(field.name);
      if (value === null) continue;
      if (field.type === "radio") field.checked = field.value === value; else field.value = value;
    }
    apply(form);
  };
  const apply = (form) => {
    const wanted = chosen(form), is_timeline = form.dataset.of === "/timeline";
    const rows = is_timeline ? all(".happened") : all(".matrix tbody tr");
    const find = fold((wanted.find || "").trim());
    let shown = 0;
    for (const row of rows) {
      const data = row.dataset;
      row.hidden = is_timeline
        ? Boolean((wanted.org && !data.org.split(" ").includes(wanted.org)) || (wanted.doc && !data.doc.split(" ").includes(wanted.doc)) || (wanted.status && data.status !== wanted.status))
        : (find && !fold(data.label).includes(find)) || (wanted.of === "shared" && !find && data.voices < 2) || (wanted.of === "rejected" && !("rejected" in data));
      shown += !row.hidden;
    }
    one("output", form).textContent = `${shown} of ${rows.length}`;
  };
  for (const form of all("form.filters")) {
    for (const change of ["input", "change"]) form.addEventListener(change, () => {
      const wanted = chosen(form);
      if (wanted.of === "shared") delete wanted.of;
      rewrite(form.dataset.of, wanted);
      apply(form);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // filters of texts: all texts show alike
  const filter = () => {
    const modes = new Set(all("[data-mode]", one(".text.on") || body).filter((box) => box.checked).map((box) => box.dataset.mode));
    const by = (one(".text.on [data-by]") || {}).value || "";
    for (const marked of all(".body .st, .voice")) {
      const addresses = marked.dataset.s ? marked.dataset.s.split(" ") : [decodeURIComponent(marked.hash.slice(1))];
      const mode = ["direct", "indirect", "authorial"].find((name) => marked.classList.contains(name));
      const is_theirs = !by || addresses.some((address) => cards.get(address)?.dataset.speaker === by);
      marked.classList.toggle("off", !modes.has(mode) || !is_theirs);
    }
  };
  body.addEventListener("change", (event) => {
    const field = event.target;
    if (field.dataset.mode) for (const box of all(`[data-mode=${field.dataset.mode}]`)) box.checked = field.checked;
    else if ("by" in field.dataset) for (const list of all("[data-by]")) list.value = field.value;
    else return;
    filter();
  });

  // search: length is kept, so that offsets in what is folded are offsets in the text
  const QUOTES = { "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " " };
  const fold = (text) => {
    let folded = "";
    for (const letter of text.split("")) folded += ((QUOTES[letter] || letter).normalize("NFD").replace(/\p{M}/gu, "") || letter).toLowerCase()[0];
    return folded;
  };
  const nodes = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest(".ref")) found.push(node);
    return found;
  };
  let index = null;
  const build = () => all(".row .txt, .side .nt").map((element) => {
    const text = nodes(element).map((node) => node.data).join("");
    return { element, text, folded: fold(text), id: (element.closest(".note") || element.closest(".row")).id };
  });
  const make = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);
  const highlight = (entry, ranges) => {
    let start = 0;
    for (const node of nodes(entry.element)) {
      const end = start + node.data.length;
      for (const [from, to] of ranges) {
        if (from >= end || to <= start) continue;
        const range = new Range();
        range.setStart(node, Math.max(from - start, 0));
        range.setEnd(node, Math.min(to, end) - start);
        highlight.all.add(range);
      }
      start = end;
    }
  };
  // who says what stands at an offset; nobody in a note, or where no statement is
  const speaker = (element, offset) => {
    let left = offset;
    const node = nodes(element).find((each) => (left -= each.data.length) < 0);
    const said = node?.parentElement.closest(".st");
    const card = said && cards.get(said.dataset.s.split(" ")[0]);
    return card ? one(".name", card).textContent : "";
  };
  const places = (folded, words) => words.flatMap((word) => {
    const found = [];
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) found.push([at, at + word.length]);
    return found;
  }).sort((a, b) => a[0] - b[0]);
  const snippet = (text, ranges) => {
    const line = make("span", "", { className: "sn", dir: "auto" });
    const [first, last] = ranges[0];
    let at = Math.max(first - 60, 0), end = Math.min(last + 110, text.length);
    if (at) { const word = text.indexOf(" ", at) + 1; if (word && word <= first) at = word; }
    if (end < text.length) { const gap = text.lastIndexOf(" ", end); if (gap >= last) end = gap; }
    line.append(at ? "… " : "");
    for (const [from, to] of ranges) {
      if (from < at || from >= end) continue;
      line.append(text.slice(at, from), make("mark", text.slice(from, to)));
      at = to;
    }
    if (at > end) { const rest = text.slice(at).search(/\s/); end = rest < 0 ? text.length : at + rest; }
    line.append(text.slice(at, end), end < text.length ? " …" : "");
    return line;
  };
  const MOST = 60;
  const search = (typed, is_from_address) => {
    if (is_from_address) input.value = typed;
    index ||= build();
    const query = fold(typed.trim()), words = query.split(/\s+/).filter(Boolean);
    results.replaceChildren();
    results.hidden = !query;
    highlight.all = window.Highlight ? new Highlight() : { add() {} };
    if (window.CSS?.highlights) CSS.highlights.delete("hits");
    if (!query) return;
    const names = all("[data-name]").filter((element) => fold(element.dataset.name).includes(query)).slice(0, 6);
    const exact = index.filter((entry) => entry.folded.includes(query));
    const loose = words.length > 1 ? index.filter((entry) => !entry.folded.includes(query) && words.every((word) => entry.folded.includes(word))) : [];
    const hits = [...exact.map((entry) => [entry, [query]]), ...loose.map((entry) => [entry, words])];
    results.append(make("p", `${hits.length} ${hits.length === 1 ? "paragraph" : "paragraphs"}${hits.length > MOST ? `, the first ${MOST}` : ""}`, { role: "status" }));
    for (const element of names) {
      const link = make("a", element.dataset.name, { href: element.hash || `#${element.id}`, dir: "auto" });
      link.append(" ", make("span", element.classList.contains("happened") ? "event" : element.hash ? "text" : "principle", { className: "n" }));
      results.append(link);
    }
    hits.forEach(([entry, sought], number) => {
      const ranges = places(entry.folded, sought);
      highlight(entry, ranges);
      if (number >= MOST) return;
      const link = make("a", entry.id, { href: `#${entry.id}` }), name = speaker(entry.element, ranges[0][0]);
      if (name) link.append(make("span", ` · ${name}`, { className: "n", dir: "auto" }));
      link.append(snippet(entry.text, ranges));
      results.append(link);
    });
    if (window.CSS?.highlights) CSS.highlights.set("hits", highlight.all);
  };
  one(".search").addEventListener("submit", (event) => { event.preventDefault(); one("#results a")?.focus(); });
  input.addEventListener("input", () => { search(input.value, false); rewrite(input.value ? "/search" : "/texts", { q: input.value }); });
  input.addEventListener("keydown", (event) => { if (event.key === "ArrowDown") { event.preventDefault(); one("#results a")?.focus(); } });
  results.addEventListener("keydown", (event) => {
    const list = all("a", results), at = list.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); (list[at + (event.key === "ArrowDown" ? 1 : -1)] || input).focus(); }
  });
  results.addEventListener("click", (event) => { if (event.target.closest("a")) results.hidden = true; });

  // clicks
  one("main").addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]"), said = event.target.closest(".txt .st:not(.off)");
    if (button) { copy(button); return; }
    if (!said || event.target.closest("a") || !getSelection().isCollapsed) return;
    const addresses = said.dataset.s.split(" "), at = addresses.indexOf(selected);
    location.hash = addresses[(at + 1) % addresses.length];
  });
  const copy = async (button) => {
    const words = one("p, pre", button.parentElement);
    try { await navigator.clipboard.writeText(words.textContent); } catch {
      getSelection().selectAllChildren(words);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  };

  // keys
  const step = (by) => {
    const text = one(".text.on") || texts[0];
    if (!text) return;
    const list = all(".card", text).map((card) => card.id);
    let at = list.indexOf(selected) + by;
    if (!selected) {
      const next = all(".voice", text).findIndex((link) => link.getBoundingClientRect().top > 60);
      at = next >= 0 ? list.indexOf(decodeURIComponent(all(".voice", text)[next].hash.slice(1))) : 0;
    }
    if (list[at]) location.hash = list[at];
  };
  const close = () => {
    if (!results.hidden) { results.hidden = true; return; }
    const open = selected;
    if (!open) return;
    location.hash = cards.get(open).dataset.place;
    links(open)[0]?.focus({ preventScroll: true });
  };
  const keys = one("#keys");
  keys.checked = kept("secpol-keys") !== "off";
  keys.addEventListener("change", () => keep("secpol-keys", keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") { close(); return; }
    if (!keys.checked || event.target.closest("input, select, textarea")) return;
    const actions = { "/": () => input.focus(), j: () => step(1), k: () => step(-1), "?": () => help.showModal() };
    views.forEach((view, number) => { actions[number + 1] = () => { location.hash = view.id; }; });
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });
  one("#help-button").addEventListener("click", () => help.showModal());
  const theme = one("#theme");
  if (kept("secpol-theme")) root.dataset.theme = kept("secpol-theme");
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep("secpol-theme", root.dataset.theme);
  });

  addEventListener("hashchange", () => show(false));
  for (const form of all("form.filters")) apply(form);
  show(true);
})();
