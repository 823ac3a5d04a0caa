// Runs before the first paint, so that pages don't flash in the other theme.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  root.classList.add("js");
  const chosen = () => document.cookie.match(/(?:^|; )tn-theme=(light|dark)/)?.[1];
  const apply = () => {
    const theme = chosen() ?? (system.matches ? "dark" : "light");
    if (root.dataset.bsTheme !== theme) {
      root.dataset.bsTheme = theme;
      document.dispatchEvent(new CustomEvent("tn:theme"));
    }
  };
  apply();
  system.addEventListener("change", apply);
})();
