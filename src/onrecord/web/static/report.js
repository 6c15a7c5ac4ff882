// The report page: fields are walked through by keys, their cards fetched when they are looked at.
import { busy, begin, typing, say } from "./keys.js";

const body = document.body;
const text = document.querySelector(".text");
const panel = document.getElementById("card");
const items = JSON.parse(document.getElementById("items").textContent);
const KEY = 0, SURE = 1, SETTLED = 2;
const numbers = new Map(items.map((item, number) => [item[KEY], number]));
const HOVER = 140; // milliseconds that a pointer rests before a card is fetched

let pinned = numbers.get(panel.querySelector(".card")?.dataset.key) ?? null;
let shown = pinned;
let waiting = 0;
let asked = null;

const marksOf = (number) => text.querySelectorAll(`mark[data-i~="${number}"]`);

function light(name, numbersToLight) {
  for (const mark of text.querySelectorAll(`mark.${name}`)) mark.classList.remove(name);
  for (const number of numbersToLight) for (const mark of marksOf(number)) mark.classList.add(name);
}

async function show(number) {
  if (number === null || number === shown) return;
  shown = number;
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams({ item: items[number][KEY], seen: body.dataset.version, after: body.dataset.after });
  try {
    const answer = await fetch(`/cards/${body.dataset.document}?${query}`, {
      headers: { "hx-request": "true" }, signal: asked.signal,
    });
    fill(await answer.text());
    light("linked", [...panel.querySelectorAll(".links a")].map((link) => numbers.get(link.dataset.key)));
  } catch (error) {
    if (error.name !== "AbortError") { shown = null; say("The reading room does not answer."); }
  }
}

function fill(html) {
  panel.innerHTML = html;
  panel.scrollTop = 0;
}

function visibleIn(number) {
  return [...marksOf(number)].find((mark) => mark.getClientRects().length) ?? null;
}

async function look(number, { focus = true } = {}) {
  pinned = number;
  light("now", [number]);
  for (const link of document.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
  document.querySelector(`.list-of a[data-n="${number}"]`)?.setAttribute("aria-current", "true");
  const mark = visibleIn(number);
  if (mark) {
    const box = mark.getBoundingClientRect();
    const below = innerHeight - (innerWidth < 900 ? innerHeight * 0.5 : 80);
    if (box.top < 70 || box.bottom > below) mark.scrollIntoView({ block: innerWidth < 900 ? "start" : "center" });
    if (focus) { mark.tabIndex = -1; mark.focus({ preventScroll: true }); }
  }
  body.classList.add("looking");
  await show(number);
}

function wanted(number) {
  const choice = document.getElementById("sure").value;
  const [, sure, settled] = items[number];
  if (!document.querySelector(`.legend input[value="party"]`).checked && items[number][KEY].startsWith("parties.")) return false;
  if (choice === "open") return !settled;
  if (choice === "unrated") return sure === null;
  return choice === "all" || (sure !== null && sure < Number(choice));
}

function walk(step) {
  const from = pinned ?? (step > 0 ? -1 : items.length);
  for (let number = from + step; number >= 0 && number < items.length; number += step) {
    if (wanted(number)) { look(number); return true; }
  }
  say(step > 0 ? "That was the last field." : "That was the first field.");
  return false;
}

// What is looked at once an item is gone; those without an id are named by their order, and move up.
function following(number) {
  const [part, name] = split(items[number][KEY]);
  for (let at = number + 1; at < items.length; at += 1) {
    if (!wanted(at)) continue;
    const [itsPart, itsName] = split(items[at][KEY]);
    return itsPart === part && /^\d+$/.test(name) && Number(itsName) > Number(name) ? `${part}.${itsName - 1}` : items[at][KEY];
  }
  return "";
}

function split(key) {
  const dot = key.indexOf(".");
  return [key.slice(0, dot), key.slice(dot + 1)];
}

async function send(form, button) {
  const number = pinned ?? shown;
  const next = button?.value === "reject" ? following(number) : "";
  const sent = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: "POST", headers: { "hx-request": "true" }, body: sent }).finally(() => busy(false));
  if (!answer.ok) { fill(await answer.text()); stopped(); return; }
  const done = await answer.json();
  if (button?.value !== "accept") { location.assign(next ? `/reports/${body.dataset.document}?${new URLSearchParams({ item: next })}#now` : `${done.address}#now`); return; }
  if (done.version === Number(body.dataset.seen) + 1) body.dataset.seen = done.version; // else others' work is still news
  settle(number);
  shown = null;
  await told();
  say("Accepted.");
  if (!walk(1)) await show(number);
}

function stopped() {
  const notice = panel.querySelector(".notice");
  if (!notice) return;
  notice.tabIndex = -1;
  notice.focus({ preventScroll: true });
  notice.scrollIntoView({ block: "center" });
}

function settle(number) {
  items[number][SETTLED] = 1;
  document.querySelector(`.list-of a[data-n="${number}"]`)?.parentElement.classList.add("settled");
}

async function told() {
  const answer = await fetch(`/history/${body.dataset.document}`, { headers: { "hx-request": "true" } });
  if (answer.ok) document.querySelector(".history").innerHTML = await answer.text();
}

function takeBack() {
  const forms = [...document.querySelectorAll(".history form:not([data-undoes])")];
  const mine = forms.find((form) => form.elements.by.value === form.dataset.who);
  if (mine) mine.requestSubmit();
  else say("There is nothing to take back.");
}

function press(act) {
  const button = panel.querySelector(`.judge button[value=${act}]`);
  if (button) button.form.requestSubmit(button);
  else say("Choose a field first: press j.");
}

function open() {
  const form = panel.querySelector("#correct");
  if (!form) return;
  form.hidden = !form.hidden;
  panel.querySelector("[data-open]").setAttribute("aria-expanded", String(!form.hidden));
  if (!form.hidden) begin(form);
}

function close() {
  body.classList.remove("looking");
  if (pinned !== null) visibleIn(pinned)?.focus();
}

const help = document.getElementById("help");
const KEYS = {
  j: () => walk(1),
  k: () => walk(-1),
  a: () => press("accept"),
  x: () => press("reject"),
  e: open,
  u: takeBack,
  Backspace: takeBack,
  "/": () => document.getElementById("q").focus(),
  h: () => help.showModal(),
  "?": () => help.showModal(),
  Escape: close,
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest?.("#correct")) { open(); return; }
  if (typing(event) || help.open || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});

text.addEventListener("pointerover", (event) => {
  const mark = event.target.closest("mark");
  clearTimeout(waiting);
  if (event.pointerType === "touch") return;
  const number = mark ? first(mark) : pinned;
  waiting = setTimeout(() => show(number), HOVER);
});

text.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (mark && getSelection().isCollapsed) look(first(mark), { focus: false });
});

function first(mark) {
  const some = mark.dataset.i.split(" ").map(Number);
  return some.find((number) => wantedKind(number)) ?? some[0];
}

function wantedKind(number) {
  return !(text.classList.contains("hide-party") && items[number][KEY].startsWith("parties."));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-n], .links a[data-key]");
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    const number = link.dataset.n ? Number(link.dataset.n) : numbers.get(link.dataset.key);
    if (number !== undefined) { event.preventDefault(); look(number); }
  }
  if (event.target.closest("[data-open]")) open();
  if (event.target.closest("[data-close]")) close();
  if (event.target.closest("[data-help]")) help.showModal();
});

document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  event.preventDefault();
  send(event.target, event.submitter);
});

document.querySelector(".legend").addEventListener("change", (event) => {
  const { name, value, checked } = event.target;
  if (name === "kind") text.classList.toggle(`hide-${value}`, !checked);
  if (name === "letters") text.classList.toggle("letters", checked);
  sift();
});

// Lists hold what is walked through.
function sift() {
  for (const link of document.querySelectorAll(".list-of a[data-n]")) {
    link.parentElement.hidden = !link.closest("#list-parties") && !wanted(Number(link.dataset.n));
  }
}
document.addEventListener("htmx:after:swap", sift);

for (const box of document.querySelectorAll(".legend input[name=kind]")) {
  text.classList.toggle(`hide-${box.value}`, !box.checked);
}
if (pinned !== null) look(pinned, { focus: true });
