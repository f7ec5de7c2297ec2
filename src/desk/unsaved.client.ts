/// <reference lib="dom" />
// Asks before a page with unsaved words is left, by a link or by one of the other forms on it.

const forms = [...document.querySelectorAll<HTMLFormElement>('[data-keeps-words]')];
let sent: EventTarget | null = null;

/** What came back after a mistake stands in the fields as if it had been stored. */
function unsaved(written: HTMLFormElement): boolean {
  return written.dataset['keepsWords'] === 'unsaved' || [...written.elements].some(isChanged);
}

function isChanged(field: Element): boolean {
  if (field instanceof HTMLInputElement)
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  return (
    field instanceof HTMLSelectElement &&
    [...field.options].some((option) => option.selected !== option.defaultSelected)
  );
}

document.addEventListener('submit', (event) => {
  sent = event.target;
});
// Shown once more from the browser's memory.
window.addEventListener('pageshow', () => {
  sent = null;
});
window.addEventListener('beforeunload', (event) => {
  if (forms.some((form) => form !== sent && unsaved(form))) event.preventDefault();
});
