const form = document.querySelector("form[data-onward]");
if (form) {
  form.submit();
}

const link = document.querySelector("a[data-onward]");
if (link) {
  // "load" waits for the frames in which the applications close their sessions.
  window.addEventListener("load", () => window.location.replace(link.href));
}
