// The poster beside its form, drawn again as one types. Without this file it shows what is saved.
const PAUSE = 350;

document.addEventListener("DOMContentLoaded", () => {
  const view = document.querySelector(".live-poster");
  const form = view?.closest("form");
  if (form) start(form, view);
});

function start(form, view) {
  const addresses = Object.fromEntries(view.dataset.addresses.trim().split(" ").map((each) => each.split("=")));
  const picture = view.querySelector("img");
  const said = view.querySelector("[role=status]");
  let timer, running;
  const code = () => document.querySelector(".language-tabs [aria-pressed=true]")?.value ?? document.documentElement.lang;

  async function draw() {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(addresses[code()], { method: "POST", body: words(form), signal: running.signal });
      if (!answer.ok) return;
      const made = await answer.json();
      if (made.picture) picture.src = made.picture;
      said.textContent = made.problem ?? "";
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  const later = () => { clearTimeout(timer); timer = setTimeout(draw, PAUSE); };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  document.querySelector(".language-tabs")?.addEventListener("click", later);
  later();
}

// Everything but files, which the preview does without.
function words(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}
