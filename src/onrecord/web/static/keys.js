// What all pages with keys share: whether somebody is typing, and words for screen readers.

export function typing(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  return Boolean(event.target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]"));
}

export function say(words) {
  const said = document.getElementById("said");
  if (said) said.textContent = words;
}

// What is sent may take a while: incidents are put together again.
export function busy(whether) {
  document.body.toggleAttribute("data-busy", whether);
  document.getElementById("main").setAttribute("aria-busy", String(whether));
}

// A correction begins at the field that the queue says is least sure; what is typed takes the place of what is there.
export function begin(form) {
  const first = form.dataset.first;
  const controls = [...form.querySelectorAll("input:not([type=hidden]), select, textarea")];
  const control = controls.find(({ name }) => first && (name === first || name.startsWith(`${first}.`))) ?? controls[0];
  control.focus();
  control.select?.();
}
