// The little that a page does by itself: light up an event, move the dials, draw the months. Without it every page
// still says everything.
"use strict";

const roles = (el) => (el.dataset.roles || "").split(" ").filter(Boolean);

function light(id) {
  for (const el of document.querySelectorAll("[data-roles]")) {
    const mine = id ? roles(el).filter((r) => r.startsWith(id + ":")).map((r) => r.slice(id.length + 1)) : [];
    for (const role of ["trigger", "actor", "recipient", "attribution", "evidence"])
      el.classList.toggle("lit-" + role, mine.includes(role) && (role !== "evidence" || mine.length === 1));
  }
  for (const el of document.querySelectorAll(".read > li")) el.classList.toggle("lit", el.dataset.event === id);
}

function lighting() {
  for (const el of document.querySelectorAll("[data-event]")) {
    for (const on of ["pointerenter", "focusin"]) el.addEventListener(on, () => light(el.dataset.event));
    for (const off of ["pointerleave", "focusout"]) el.addEventListener(off, () => light(null));
  }
}

function dials() {
  const form = document.getElementById("dials");
  if (!form) return;
  const day = 86400000, first = Date.parse(form.dataset.first), last = Date.parse(form.dataset.last);
  let turn = 0, timer;
  async function move() {
    const mine = ++turn, ledger = document.getElementById("ledger");
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = form.action + "?" + query;
    ledger.setAttribute("aria-busy", "true");
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (mine !== turn) return;
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      ledger.replaceChildren(...page.getElementById("ledger").children);
      history.replaceState(null, "", address);
    }
    ledger.removeAttribute("aria-busy");
  }
  const soon = () => { clearTimeout(timer); timer = setTimeout(move, 150); };
  for (const range of form.querySelectorAll("[data-dial]")) {
    const field = document.getElementById(range.dataset.dial);
    const place = () => { range.value = field.value ? Math.round((Date.parse(field.value) - first) / day) : range.max; };
    range.max = Math.max(1, Math.round((last - first) / day));
    place();
    range.hidden = false;
    range.addEventListener("input", () => { field.value = new Date(first + range.value * day).toISOString().slice(0, 10); soon(); });
    field.addEventListener("change", () => { place(); soon(); });
  }
}

function months() {
  const place = document.getElementById("chart");
  if (!place || typeof uPlot === "undefined") return;
  const rows = [...document.querySelectorAll("#months tbody tr")].map((tr) => [
    Date.parse(tr.querySelector("[data-month]").dataset.month) / 1000, ...[...tr.querySelectorAll("[data-value]")].map((td) => +td.dataset.value)]);
  const heads = [...document.querySelectorAll("#months thead th")].map((th) => th.textContent);
  const style = getComputedStyle(document.documentElement), color = (name) => style.getPropertyValue("--" + name).trim();
  const rtl = place.dataset.direction === "rtl", month = 2629800;
  const number = new Intl.NumberFormat(place.dataset.locale), date = new Intl.DateTimeFormat(place.dataset.locale, { month: "short", year: "numeric", timeZone: "UTC", calendar: "gregory" });
  const font = "14px " + getComputedStyle(document.body).fontFamily;
  const axis = { stroke: color("soft"), font, grid: { stroke: color("line"), width: 1 }, ticks: { stroke: color("line"), width: 1 } };
  const bars = (name) => ({ stroke: color(name), fill: color(name), width: 0, paths: uPlot.paths.bars({ size: [0.7, 26, 2] }), points: { show: false }, value: (_, v) => v == null ? "" : number.format(v) });
  const options = () => ({
    width: place.clientWidth - 16, height: 280,
    scales: { x: { time: true, dir: rtl ? -1 : 1, range: (_, lo, hi) => [lo - month, hi + month] }, y: { range: (_, lo, hi) => [Math.min(lo, 0) * 1.1, Math.max(hi, 0) * 1.1 || 1] } },
    axes: [{ ...axis, space: 90, incrs: [1, 2, 3, 6, 12, 24, 60].map((n) => n * month), values: (_, at) => at.map((s) => date.format(s * 1000)) },
           { ...axis, side: rtl ? 1 : 3, size: 56, values: (_, at) => at.map((v) => number.format(v)) }],
    series: [{ label: heads[0], value: (_, v) => v == null ? "" : date.format(v * 1000) }, { label: heads[1], ...bars("cooperation") }, { label: heads[2], ...bars("conflict") }],
  });
  let plot;
  const draw = () => { if (plot) plot.destroy(); plot = new uPlot(options(), rows[0].map((_, i) => rows.map((row) => row[i])), place); };
  if (rows.length) document.fonts.ready.then(() => { draw(); let wait; addEventListener("resize", () => { clearTimeout(wait); wait = setTimeout(draw, 150); }); });
}

addEventListener("DOMContentLoaded", () => { lighting(); dials(); months(); });
