// The page works without this file. With it, the preview follows what one types and chooses.
const form = document.querySelector("form[data-live]");
const result = document.getElementById(form.dataset.live);
const PAUSE = 500; // Milliseconds without a keystroke before a preview is asked for.
const SIDE = 1000; // Pixels: a photo is sent smaller for previews, and whole for the download.
let timer;
let busy = false;
let again = false;

async function small(file) {
  if (!file.size) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    if (Math.min(picture.width, picture.height) * scale < 300) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const context = canvas.getContext("2d");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((made) => canvas.toBlob(made, "image/jpeg", 0.85));
    return blob ? new File([blob], "preview.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file; // Not a picture that this browser knows: the server says what is wrong with it.
  }
}

async function filled() {
  const data = new FormData(form);
  for (const name of ["photo", "logo"]) {
    const file = data.get(name);
    if (file.size) data.set(`kept_${name}`, "");
    data.set(name, await small(file));
  }
  return data;
}

function show(html) {
  const before = result.querySelector(".poster-preview");
  result.innerHTML = html;
  if (before && !result.querySelector(".poster-preview")) {
    before.classList.add("poster-preview-stale");
    result.append(before);
  }
}

async function refresh() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  result.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: await filled(),
      headers: { "X-Preview": "live" },
    });
    if (answer.headers.get("X-Preview") === "live") show(await answer.text());
  } catch {
    // No connection: the last preview stays, and the button still works.
  }
  result.removeAttribute("aria-busy");
  busy = false;
  if (again) {
    again = false;
    refresh();
  }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(refresh, PAUSE);
}

form.addEventListener("input", soon);
form.addEventListener("submit", (event) => {
  if (event.submitter?.name !== "preview") return;
  event.preventDefault();
  refresh();
  result.scrollIntoView({ block: "nearest" });
});
if (!result.querySelector(".poster-preview, [role=alert]")) soon();
