// Narrows a table of people to the names being typed. Without this the form finds them by POST.
const field = document.querySelector("[data-filter]");
const fold = (text) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}|\./gu, "");

function narrow() {
  const words = fold(field.value).split(/\s+/).filter(Boolean);
  const rows = [...document.querySelectorAll(`${field.dataset.filter} tr[data-name]`)];
  for (const row of rows) {
    row.hidden = !words.every((word) => fold(row.dataset.name).includes(word));
  }
  const none = document.querySelector("[data-filter-none]");
  none.hidden = !rows.length || rows.some((row) => !row.hidden);
}

if (field && !field.value) {
  field.addEventListener("input", narrow);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    narrow();
  });
}
