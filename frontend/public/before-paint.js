// Runs before the first paint, so that a dark or right-to-left page never flashes light or left-to-right.
// A file of its own, because the content security policy allows no inline script.
(() => {
  const root = document.documentElement;
  let scheme = "auto";
  let locale = "";
  try {
    scheme = localStorage.getItem("lading.theme") || "auto";
    locale = localStorage.getItem("lading.locale") || "";
  } catch {
    // Storage may be forbidden; the defaults hold.
  }
  const dark = scheme === "dark" || (scheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
  if (locale) {
    root.lang = locale;
    root.dir = locale.split("-")[0] === "ar" ? "rtl" : "ltr";
  }
})();
