// Shows the print button, which needs a script; without one the page says how to print.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  for (const how of document.querySelectorAll("[data-print-how]")) how.hidden = true;
  button.addEventListener("click", () => window.print());
}
