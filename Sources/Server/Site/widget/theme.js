import { widgetStyle } from "./style.js";

/**
 * The widget's style sheets, light or dark as the page or the visitor's system has it. All are constructed: a page's
 * policy against inline styles does not touch them.
 */
export class Theme {
  /**
   * @param {HTMLElement} host
   * @param {ShadowRoot} root
   * @param {string} wish `light`, `dark`, or anything else for what the system has
   */
  constructor(host, root, wish) {
    this.host = host;
    this.wish = wish;
    this.measures = new CSSStyleSheet();
    this.systemIsDark = matchMedia("(prefers-color-scheme: dark)");
    const fixed = new CSSStyleSheet();
    fixed.replaceSync(widgetStyle);
    root.adoptedStyleSheets = [fixed, this.measures];
    this.systemIsDark.addEventListener("change", () => this.apply());
    visualViewport?.addEventListener("resize", () => this.apply());
    visualViewport?.addEventListener("scroll", () => this.apply());
  }

  /** Looks again at what the page and the system have. */
  apply() {
    const isDark = this.wish === "dark" || (this.wish !== "light" && this.systemIsDark.matches);
    this.host.toggleAttribute("data-dark", isDark);
    const { height = innerHeight, offsetTop = 0 } = visualViewport ?? {};
    const measures = { "view-height": `${Math.round(height)}px`, "view-top": `${Math.round(offsetTop)}px`,
      "on-accent": this.#onAccent() };
    const lines = Object.entries(measures).map(([name, value]) => `--${name}: ${value} !important;`);
    this.measures.replaceSync(`:host { ${lines.join(" ")} }`);
  }

  /** Black or white, whichever is read better on the accent: one of them always has 4.5:1. */
  #onAccent() {
    const probe = this.host.shadowRoot?.querySelector(".launcher");
    const shown = probe ? getComputedStyle(probe).backgroundColor : "";
    const [red, green, blue] = (shown.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / (shown.startsWith("rgb") ? 255 : 1);
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    return luminance > 0.179 ? "#000" : "#fff";
  }
}
