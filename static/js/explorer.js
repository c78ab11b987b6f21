// The page works without this file. With it, facets answer without a full load, and the address
// stays true: it is the whole state.
const form = document.querySelector("form[data-explorer]");
const status = document.getElementById("explorer-status");
let latest;

function addressOf() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value && !(name === "sort" && value === "relevance")) asked.append(name, value);
  }
  const query = asked.toString();
  return form.action.split("?")[0] + (query ? `?${query}` : "");
}

// Replaces what depends on the selection, and nothing that the visitor is working in.
function show(page) {
  const focused = document.activeElement?.id;
  const open = new Map([...document.querySelectorAll("#facets details")].map((each) => [each.id, each.open]));
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    const scrolled = [...part.querySelectorAll(".facet-options")].map((each) => each.scrollTop);
    part.replaceChildren(...fresh.childNodes);
    for (const each of part.querySelectorAll("details[id]")) {
      if (open.has(each.id)) each.open = open.get(each.id);
    }
    part.querySelectorAll(".facet-options").forEach((each, number) => {
      each.scrollTop = scrolled[number] ?? 0;
    });
  }
  document.querySelector(".language-bar")?.replaceWith(page.querySelector(".language-bar"));
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  status.textContent = document.getElementById("count").textContent;
}

// What stands in the fields is what the address says, after going back too.
function fill(page) {
  for (const name of ["q", "sort"]) form.elements[name].value = page.querySelector(`form[data-explorer] [name="${name}"]`).value;
}

async function go(address, isBack) {
  const own = (latest = new AbortController());
  const results = document.getElementById("results");
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: own.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (own !== latest) return;
    if (!isBack) history.pushState({}, "", address);
    fill(page);
    show(page);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  } finally {
    if (own === latest) results.removeAttribute("aria-busy");
  }
}

function ask(address, isBack = false) {
  latest?.abort();
  go(address, isBack);
}

form.addEventListener("change", (event) => {
  if (event.target.name !== "q") ask(addressOf());
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(addressOf());
});
document.getElementById("results").addEventListener("click", (event) => {
  const link = event.target.closest(".chips a, .empty a, .pagination a");
  if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  ask(link.href);
  const count = document.getElementById("results");
  count.tabIndex = -1;
  count.focus({ preventScroll: !link.closest(".pagination") });
});
addEventListener("popstate", () => ask(location.href, true));
