// Runs before Streamlit's own scripts.
//
// Makes Dutch the default language of the page, whatever the language of the browser: Streamlit formats numbers and
// dates with the browser's own default; readers expect 1.234,5 everywhere.
(() => {
  const dutch = "nl-NL";
  const languages = Object.freeze([dutch, "nl"]);
  Object.defineProperty(navigator, "language", { get: () => dutch });
  Object.defineProperty(navigator, "languages", { get: () => languages });

  for (const name of ["NumberFormat", "DateTimeFormat"]) {
    Intl[name] = new Proxy(Intl[name], {
      construct: (target, [locale = dutch, ...rest], self) => Reflect.construct(target, [locale, ...rest], self),
      apply: (target, self, [locale = dutch, ...rest]) => Reflect.apply(target, self, [locale, ...rest]),
    });
  }
  const methods = [
    [Number.prototype, ["toLocaleString"]],
    [Date.prototype, ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]],
  ];
  for (const [prototype, names] of methods) {
    for (const name of names) {
      const original = prototype[name];
      prototype[name] = function (locale = dutch, options) {
        return original.call(this, locale, options);
      };
    }
  }
})();

// The Permissions-Policy refuses screen recording; without this function Streamlit leaves it out of its menu.
delete window.MediaDevices?.prototype.getDisplayMedia;

// Slides on the full screen, by the button or the key F. The whole page becomes full screen: Streamlit makes another slide
// at each turn. Here, because a browser allows it only at once after a key or a click, not after a round trip to Python.
(() => {
  const canType = "input, textarea, select, [contenteditable], [role=combobox]";
  const turn = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  };
  // A phone may not have it: then there is no button either.
  if (!document.fullscreenEnabled) document.documentElement.classList.add("pm-no-full-screen");
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".pm-full-screen")) turn();
  });
  document.addEventListener("keydown", (event) => {
    const isF = event.key?.toLowerCase() === "f" && !(event.ctrlKey || event.altKey || event.metaKey || event.repeat);
    if (isF && document.querySelector(".pm-full-screen") && !event.target.closest?.(canType)) turn();
  });
})();

// A chart was drawn for the window: on paper the stylesheet scales it as one picture, to stand whole on a sheet with its
// title. One of more than this many pixels high could no longer be read there; its values stand in the table.
(() => {
  const most = 1640;
  const charts = () => document.querySelectorAll(".stPlotlyChart");
  addEventListener("beforeprint", () => {
    for (const chart of charts()) {
      const layers = chart.querySelectorAll(".main-svg");
      if (!layers.length) continue;
      const [wide, high] = ["width", "height"].map((name) => Number(layers[0].getAttribute(name)));
      chart.classList.toggle("pm-too-high", high > most);
      chart.style.setProperty("--wide", `${wide}px`);
      chart.style.setProperty("--shape", wide / high);
      for (const layer of layers) layer.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    }
  });
  addEventListener("afterprint", () => {
    for (const layer of document.querySelectorAll(".stPlotlyChart .main-svg")) layer.removeAttribute("viewBox");
  });
})();
