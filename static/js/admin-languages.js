// One switch for all translated fields of a form. Without this file every language shows.
const KEPT = "admin-language";
const bar = document.querySelector(".language-tabs");
const MARKS = { empty: "○", partly: "◔", complete: bar?.dataset.completeMark, public: "●" };

function start(form, buttons) {
  const codes = buttons.map((button) => button.value);
  const rows = () => [...form.querySelectorAll("[data-language]")].filter((row) => !row.closest(".empty-form"));
  const update = () => buttons.forEach((button) => mark(button, rows(), source(form)));
  const show = (code) => {
    sessionStorage.setItem(KEPT, code);
    buttons.forEach((button) => button.setAttribute("aria-pressed", button.value === code));
    form.querySelectorAll("[data-language]").forEach((row) => { row.hidden = row.dataset.language !== code; });
  };
  tag(form, codes);
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) show(button.value);
  });
  addEventListener("hashchange", () => { if (codes.includes(location.hash.slice(1))) show(location.hash.slice(1)); });
  form.addEventListener("input", update);
  document.addEventListener("formset:added", () => tag(form, codes));
  update();
  show(first(rows(), codes));
}

// Rows are found by Django's class: field-<name>_<code>, in inlines too.
function tag(form, codes) {
  for (const field of bar.dataset.fields.split(" ")) {
    for (const code of codes) {
      for (const row of form.querySelectorAll(`.form-row.field-${field}_${code}`)) {
        row.dataset.language = code;
        row.dataset.text = `${row.closest(".inline-related")?.id ?? ""} ${field}`;
      }
    }
  }
}

function first(rows, codes) {
  const wrong = codes.find((code) => rows.some((row) => row.dataset.language === code && hasErrors(row)));
  const wished = [wrong, location.hash.slice(1), sessionStorage.getItem(KEPT), bar.dataset.source];
  return wished.find((code) => codes.includes(code)) ?? codes[0];
}

function source(form) {
  return form.querySelector("[name=source_language]")?.value || bar.dataset.source;
}

const hasErrors = (row) => row.matches(".errors") || row.querySelector(".errorlist") !== null;

function hasText(row) {
  const input = row.querySelector("textarea, input");
  return (input ? input.value : row.querySelector(".text")?.textContent ?? "").trim() !== "";
}

// Complete is what has a text wherever the source language has one.
function fill(rows, code, source) {
  const written = (language) => rows.filter((row) => row.dataset.language === language && hasText(row));
  const own = new Set(written(code).map((row) => row.dataset.text));
  if (own.size === 0) return "empty";
  return written(source).every((row) => own.has(row.dataset.text)) ? "complete" : "partly";
}

function mark(button, rows, source) {
  const state = fill(rows, button.value, source);
  const isPublic = "isPublic" in button.dataset;
  const isWrong = rows.some((row) => row.dataset.language === button.value && hasErrors(row));
  const words = [isPublic && "public", !(isPublic && state === "complete") && state, isWrong && "errors"];
  const said = words.filter(Boolean).map((word) => bar.dataset[word]).join(", ");
  button.classList.toggle("has-errors", isWrong);
  button.querySelector(".mark").textContent = MARKS[isPublic && state === "complete" ? "public" : state];
  button.querySelector(".visually-hidden").textContent = `: ${said}`;
  button.title = said;
}

if (bar) start(document.getElementById(bar.dataset.form), [...bar.querySelectorAll("button")]);
