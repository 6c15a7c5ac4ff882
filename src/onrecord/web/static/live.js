// What comes while a page is open: asked for only while it is looked at, told, and shown when somebody says so.
import { busy } from "./keys.js";

const EVERY = 3000; // milliseconds
const body = document.body;
const notice = document.getElementById("news");
let waiting = 0;

async function ask() {
  const before = body.dataset.seen;
  const answer = await fetch(`${body.dataset.pulse}&${new URLSearchParams({ seen: before })}`);
  if (body.dataset.seen !== before || "busy" in body.dataset) return; // what is done here itself is no news
  if (answer.status === 204) notice.hidden = true;
  if (answer.status !== 200) return;
  const { seen, words } = await answer.json();
  if (notice.dataset.seen === seen) return;
  notice.dataset.seen = seen;
  notice.querySelector("span").textContent = words;
  notice.hidden = false;
  if (document.querySelector("[data-live=now]")) await renew("[data-live=now]");
}

async function look() {
  clearTimeout(waiting);
  if (document.hidden) return;
  try { await ask(); } catch { /* the room is closed: the next look tells */ }
  clearTimeout(waiting);
  waiting = setTimeout(look, EVERY);
}

// The page is fetched anew, and the parts of it that are lists put in the place of the old ones.
async function renew(which) {
  const answer = await fetch(location.href);
  if (!answer.ok) return null;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  const lacking = [...made.querySelectorAll("[data-live]")].some((part) => !document.getElementById(part.id));
  if (lacking && which === "[data-live]") return null;
  for (const part of document.querySelectorAll(which)) {
    const other = made.getElementById(part.id);
    if (other) part.replaceWith(document.adoptNode(other));
    else part.remove();
  }
  return made.body.dataset.seen;
}

async function show() {
  if (!document.querySelector("[data-live]")) { location.reload(); return; }
  busy(true);
  try {
    const seen = await renew("[data-live]");
    if (!seen) { location.reload(); return; }
    body.dataset.seen = seen;
    notice.hidden = true;
    document.dispatchEvent(new Event("renewed"));
    const main = document.getElementById("main");
    main.focus({ preventScroll: true });
  } finally { busy(false); }
}

if (body.dataset.pulse) {
  notice.querySelector("button").addEventListener("click", show);
  document.addEventListener("visibilitychange", look);
  waiting = setTimeout(look, EVERY);
}

document.addEventListener("submit", (event) => { if (event.target.method === "post") busy(true); });
addEventListener("pageshow", () => busy(false));
