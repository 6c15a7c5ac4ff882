// The review queue: one item a page, decided by the keys of the report page.
import { begin, typing, say } from "./keys.js";

const panel = document.getElementById("card");
const help = document.getElementById("help");

function press(act) {
  const button = panel?.querySelector(`.judge button[value=${act}]`);
  if (button) button.form.requestSubmit(button);
  else say("There is no item to decide on.");
}

function open() {
  const form = panel?.querySelector("#correct");
  if (!form) return;
  form.hidden = !form.hidden;
  panel.querySelector("[data-open]").setAttribute("aria-expanded", String(!form.hidden));
  if (!form.hidden) begin(form);
  else panel.querySelector("[data-open]").focus();
}

function takeBack() {
  const form = document.getElementById("undo");
  if (form) form.requestSubmit();
  else say("There is nothing to take back.");
}

const KEYS = {
  j: () => document.getElementById("next")?.click(),
  k: () => document.getElementById("previous")?.click(),
  a: () => press("accept"),
  x: () => press("reject"),
  e: open,
  u: takeBack,
  Backspace: takeBack,
  "/": () => document.getElementById("q").focus(),
  h: () => help.showModal(),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest?.("#correct")) { open(); return; }
  if (typing(event) || help.open || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open]")) open();
  if (event.target.closest("[data-help]")) help.showModal();
});

const mark = document.querySelector(".text mark.now");
if (mark && mark.getBoundingClientRect().bottom > innerHeight) mark.scrollIntoView({ block: "center" });
