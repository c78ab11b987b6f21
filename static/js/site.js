// The page works without this file. It only plays a video in its place, after the visitor asked.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-video]");
  if (!link) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = `https://www.youtube-nocookie.com/embed/${encodeURIComponent(link.dataset.video)}?autoplay=1`;
  frame.title = link.dataset.title;
  frame.allow = "autoplay; fullscreen";
  link.replaceWith(frame);
  frame.focus();
});
