// Rich text takes the language and direction of its field; its buttons, the language of the admin.
document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const text = editor.view.dom;
  text.lang = textarea.lang;
  text.dir = textarea.dir;
  text.setAttribute("aria-label", textarea.labels[0]?.textContent.trim() ?? "");
  // The editor makes its buttons a moment later.
  editor.on("create", () => textarea.parentElement.querySelectorAll(".prose-menubar__button").forEach(translate));
});

function translate(button) {
  button.title = window.gettext(button.title);
  button.setAttribute("aria-label", button.title);
}
