// Progressive enhancement: every page works without this script.
(() => {
  const root = document.documentElement;
  const script = document.currentScript;

  // Theme
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-theme-switch]")) return;
    event.preventDefault();
    const theme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    document.cookie = `tn-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    root.dataset.bsTheme = theme;
    document.dispatchEvent(new CustomEvent("tn:theme"));
  });

  // The clock of the server: the data follows it, and the clock of this computer can differ
  const skew = Date.parse(root.dataset.now) - Date.now() || 0;
  const now = () => Date.now() + skew;

  // Dates and times in the time zone of the browser and the language of the page
  const language = root.lang || "en";
  const exact = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const zoned = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "long" });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  const units = [["year", 31536000, 30240000], ["month", 2592000, 2548800], ["day", 86400, 84600], ["hour", 3600, 3570], ["minute", 60, 60]];
  const describe = (moment) => {
    const seconds = (moment - now()) / 1000;
    const unit = units.find(([, , from]) => Math.abs(seconds) >= from);
    return unit ? relative.format(Math.round(seconds / unit[1]), unit[0]) : "just now";
  };
  const times = (scope) => scope.querySelectorAll("time[data-relative]").forEach((time) => {
    const moment = new Date(time.dateTime);
    const dateOnly = time.dataset.date === "true";
    time.title = dateOnly ? day.format(moment) : zoned.format(moment);
    time.textContent = time.dataset.relative === "true" ? describe(moment) : dateOnly ? day.format(moment) : exact.format(moment);
  });
  setInterval(() => times(document), 60000);

  // Fields of a date and time: in the time zone of the browser, with its offset beside them. Without this script they are in UTC
  const two = (number) => String(number).padStart(2, "0");
  const offsetOf = (moment) => {
    const minutes = -moment.getTimezoneOffset();
    return `${minutes < 0 ? "-" : "+"}${two(Math.trunc(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  };
  const wallTime = (moment) => `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
  const instants = (scope) => scope.querySelectorAll("[data-instant]").forEach((part) => {
    if (part.dataset.instant === "local") return;
    part.dataset.instant = "local";
    const [offset, field, label] = [part.querySelector("input[type='hidden']"), part.querySelector("input[type='datetime-local']"), part.querySelector(".tn-affix-text")];
    if (field.value) field.value = wallTime(new Date(field.value + offset.value));
    const follow = () => {
      offset.value = offsetOf(field.value ? new Date(field.value) : new Date(now()));
      label.textContent = `UTC${offset.value}`;
    };
    field.addEventListener("input", follow);
    follow();
  });

  // Close menus on outside clicks
  document.addEventListener("click", (event) => document.querySelectorAll("details.tn-menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  }));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll("details.tn-menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      const search = document.querySelector("[data-shortcut='/']");
      if (search) { event.preventDefault(); search.focus(); }
    }
  });

  // Copy
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    const field = button && document.getElementById(button.dataset.copy);
    if (!field) return;
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    const label = button.querySelector("span");
    const before = label.textContent;
    label.textContent = "Copied";
    setTimeout(() => { label.textContent = before; }, 2000);
  });
  document.addEventListener("focusin", (event) => { if (event.target.matches?.("[data-select-all]")) event.target.select(); });

  // One box selects the rows of the page; without this script the boxes of the rows do
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-select-rows]")) return;
    event.target.closest("table").querySelectorAll("tbody input[name='id']").forEach((box) => { box.checked = event.target.checked; });
  });

  // Submit a form only once
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || event.defaultPrevented) return;
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "true";
    setTimeout(() => { delete event.target.dataset.sent; }, 8000);
  });

  // Errors
  const errors = (scope) => {
    if (!scope.querySelector("[data-error-summary]")) return;
    const first = scope.querySelector("[aria-invalid='true']") ?? scope.querySelector("[data-error-summary]");
    first.focus();
  };

  const start = (scope) => {
    times(scope);
    instants(scope);
    errors(scope);
    scope.querySelectorAll("[data-select-rows]").forEach((box) => { box.hidden = false; });
    window.tenantryPlots?.(scope, script.dataset.plots);
  };
  start(document);
  document.addEventListener("htmx:after:swap", () => start(document));
})();
