// Names for screen readers that Django's searchable choices leave out, once they are made.
const CHOICES = "select.admin-autocomplete";
django.jQuery(() => document.querySelectorAll(CHOICES).forEach(label));
document.addEventListener("formset:added", ({ target }) => target.querySelectorAll(CHOICES).forEach(label));

function label(select) {
  const own = select.labels[0];
  if (!own) return;
  own.id ||= `${select.id}-label`;
  for (const part of select.parentElement.querySelectorAll(".select2-search__field, .select2-selection__rendered[role]")) {
    part.setAttribute("aria-labelledby", own.id);
  }
  const box = select.parentElement.querySelector(".select2-selection--single");
  box?.setAttribute("aria-labelledby", `${own.id} ${box.firstElementChild.id}`);
}
