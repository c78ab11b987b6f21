// Counts the words of a text while it is written, as campaign/translating/words.py counts them.
const HAN = /[\u3400-\u9fff\uf900-\ufaff]/g;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:[’'.,:/-][\p{L}\p{M}\p{N}_]+)*/gu;
const BLOCK = /<\/?(?:p|h2|h3|li|ul|ol|blockquote|br)[^>]*>/g;

function words(html) {
  const text = new DOMParser().parseFromString(html.replace(BLOCK, " "), "text/html").body.textContent;
  return (text.match(HAN) ?? []).length + (text.replace(HAN, " ").match(WORD) ?? []).length;
}

function count({ target }) {
  const row = target.closest(".form-row");
  const shown = row?.querySelector(".beside-words data");
  const editor = row?.querySelector(".ProseMirror");
  const text = editor ? editor.innerHTML : row?.querySelector("textarea, input[lang]")?.value;
  if (shown && text !== undefined) shown.value = shown.textContent = words(text);
}

document.addEventListener("input", count);
