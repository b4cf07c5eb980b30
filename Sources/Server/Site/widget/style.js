/**
 * How the widget looks. What is said of the host is important: of such rules those within win over the page's, as a
 * `* { … }` or `div { display: none }` of the page's must not reach it. Colours are set by `--frontdesk-…` of the page;
 * see `--accent` and its neighbours.
 */
export const widgetStyle = `
:host { all: initial !important; display: block !important; position: fixed !important; bottom: 0 !important;
  inset-inline-end: 0 !important; z-index: var(--frontdesk-layer, 2147483000) !important;
  font: 400 15px/1.5 var(--frontdesk-font, system-ui, sans-serif) !important; color: var(--ink) !important;
  color-scheme: light !important; --accent: var(--frontdesk-accent, #22594f) !important; --surface: var(--frontdesk-surface, #fff) !important;
  --paper: var(--frontdesk-paper, #f6f5f1) !important; --ink: var(--frontdesk-ink, #1e1d1a) !important; --muted: var(--frontdesk-muted,
  #625e57) !important; --edge: var(--frontdesk-edge, #e4e1da) !important; --alarm: #a82c1e !important; --radius: var(--frontdesk-radius, 20px) !important;
  --gap: var(--frontdesk-gap, 24px) !important; --shadow: 0 1px 2px rgb(20 18 14 / .08), 0 12px 40px -8px rgb(20 18 14 / .24) !important; }
:host([dir=ltr]) { direction: ltr !important; }
:host([dir=rtl]) { direction: rtl !important; }
:host([hidden]) { display: none !important; }
:host([data-position=left]) { inset-inline: 0 auto !important; }
:host([data-dark]) { color-scheme: dark !important; --accent: var(--frontdesk-accent, #86cdbc) !important;
  --surface: var(--frontdesk-surface, #222326) !important; --paper: var(--frontdesk-paper, #17181a) !important; --ink: var(--frontdesk-ink,
  #edebe6) !important; --muted: var(--frontdesk-muted, #aeaaa2) !important; --edge: var(--frontdesk-edge, #37393d) !important; --alarm: #ff9d8f !important;
  --shadow: 0 1px 2px rgb(0 0 0 / .4), 0 12px 40px -8px rgb(0 0 0 / .6) !important; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, input, textarea { font: inherit; color: inherit; margin: 0; }
button { cursor: pointer; border: 0; background: none; padding: 0; min-height: 32px; min-width: 32px; }
button:disabled { cursor: default; opacity: .5; }
p, h2, h3, h4, h5, h6, ul, ol, pre, blockquote, form { margin: 0; padding: 0; border: 0; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--accent);
  text-decoration-thickness: 1.5px; text-underline-offset: 3px; }
:is(p, h2, h3, h4, h5, h6, li, span, button, a, label, time, .day, .typing) { unicode-bidi: plaintext; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 6px; }
.icon { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round;
  stroke-linejoin: round; flex: none; display: block; }
.icon.more { stroke-width: 3; }
.icon.thumbDown { transform: rotate(180deg); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launcher, .compose button, .main, .choice:hover, .customer:not(.failed) .bubble { background: var(--accent);
  color: var(--on-accent, #fff); }
.launcher, .face, .icon-button, .compose button, .stars label { display: grid; place-items: center; }
.head, .banner, .label, .under, .typing, .small, .jump { display: flex; align-items: center; }
.day, .label, .under, .typing, .small, .note, .head p { color: var(--muted); font-size: 13px; }
.teaser, .menu, .card, .bubble, .plain { border: 1px solid var(--edge); background: var(--surface); }
.launcher { position: absolute; bottom: var(--gap); inset-inline-end: var(--gap); width: 60px; height: 60px;
  border-radius: 50%; box-shadow: var(--shadow); }
.launcher:hover { filter: brightness(1.1); }
.launcher .icon { width: 27px; height: 27px; }
.launcher:focus-visible { border-radius: 50%; outline-offset: 3px; }
:host([data-position=left]) :is(.launcher, .teaser, .panel) { inset-inline: var(--gap) auto; }
.badge { position: absolute; top: -3px; inset-inline-end: -3px; min-width: 23px; height: 23px; padding-inline: 6px;
  border-radius: 12px; background: #b3261e; color: #fff; font-size: 13px; font-weight: 600; line-height: 23px;
  text-align: center; box-shadow: 0 0 0 2px var(--surface); }
.teaser { position: absolute; bottom: calc(var(--gap) + 76px); inset-inline-end: var(--gap); width: min(320px,
  calc(100vw - 2 * var(--gap))); padding: 14px 16px 12px;
  border-radius: 16px; box-shadow: var(--shadow); animation: rise .22s ease-out; }
.teaser .body { display: block; width: 100%; text-align: start; padding-block: 4px; overflow-wrap: anywhere; }
.teaser .icon-button { position: absolute; top: 6px; inset-inline-end: 6px; }
.panel { position: absolute; bottom: var(--gap); inset-inline-end: var(--gap); width: min(404px,
  calc(100vw - 2 * var(--gap))); height: min(700px, calc(100vh - 2 * var(--gap))); display: flex;
  flex-direction: column; overflow: hidden; background: var(--surface); border-radius: var(--radius);
  box-shadow: var(--shadow), 0 0 0 1px var(--edge); animation: rise .22s ease-out; }
.head { gap: 12px; padding-block: 14px; padding-inline: 18px 10px; border-bottom: 1px solid var(--edge); }
.head .who { flex: 1; min-width: 0; }
.head h2 { font-size: 17px; font-weight: 600; line-height: 1.3; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; }
.head p { line-height: 1.4; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.face { width: 40px; height: 40px; border-radius: 50%; background: color-mix(in srgb, var(--accent) 14%,
  var(--surface)); flex: none; }
.icon-button { width: 36px; height: 36px; border-radius: 10px; color: var(--muted); }
.icon-button:hover { background: var(--paper); color: var(--ink); }
.icon-button[aria-pressed=true] { color: var(--ink); background: color-mix(in srgb, var(--accent) 22%,
  var(--surface)); }
.banner { gap: 10px; padding: 10px 18px; font-size: 14px; line-height: 1.4; background: color-mix(in srgb,
  var(--accent) 10%, var(--surface)); border-bottom: 1px solid var(--edge); }
.banner span { flex: 1; }
.banner.lost { animation: appear .2s 1.5s backwards; }
.log { position: relative; flex: 1; overflow-y: auto; overflow-anchor: none; overscroll-behavior: contain;
  padding: 18px 18px 8px; background: var(--paper); scrollbar-width: thin; }
.log:focus-visible { outline-offset: -3px; border-radius: 0; }
.view:focus { outline: none; }
.row { display: flex; flex-direction: column; align-items: flex-start; margin-bottom: 14px; }
.row.customer { align-items: flex-end; }
.day { align-self: center; margin-block: 6px 14px; }
.label { gap: 6px; margin-bottom: 4px; line-height: 1.4; }
.bubble { max-width: 88%; padding: 10px 14px; border-radius: 16px; overflow-wrap: anywhere;
  border-start-start-radius: 5px; }
.customer .bubble { border-color: transparent; border-start-start-radius: 16px; border-end-end-radius: 5px;
  white-space: pre-wrap; }
.customer .bubble a { text-decoration-color: currentColor; }
.human .bubble { border-color: var(--accent); }
.failed .bubble { background: var(--surface); color: var(--ink); border: 1px dashed var(--alarm); }
.bubble > * + *, .bubble li > * + *, .bubble blockquote > * + * { margin-top: .55em; }
.bubble :is(ul, ol) { padding-inline-start: 1.25em; }
.bubble li + li, .bubble li > p + ul { margin-top: .25em; }
.bubble :is(h3, h4, h5, h6) { font-size: 1em; font-weight: 600; }
.bubble code { font: .9em ui-monospace, monospace; background: var(--paper); padding: .1em .3em; border-radius: 4px; }
.bubble pre { overflow-x: auto; }
.bubble blockquote { padding-inline-start: .8em; border-inline-start: 3px solid var(--edge); }
.bubble hr { border: 0; border-top: 1px solid var(--edge); }
.under { flex-wrap: wrap; gap: 4px 10px; margin-top: 4px; }
:is(.label, .under, .small) .icon { width: 15px; height: 15px; }
.under.alarm { color: var(--alarm); }
.under .icon-button { width: 30px; height: 30px; min-width: 24px; min-height: 24px; }
.under .icon-button .icon { width: 17px; height: 17px; }
.note { align-self: center; max-width: 90%; text-align: center; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
.choice { padding: 7px 14px; min-height: 36px; border-radius: 18px; border: 1px solid color-mix(in srgb,
  var(--accent) 65%, var(--ink)); background: var(--surface); text-align: start; font-size: 14.5px; line-height: 1.35;
  }
.choice:focus-visible { border-radius: 18px; }
.choice.none { border-style: dashed; border-color: var(--muted); }
.jump { position: absolute; bottom: 100%; inset-inline: 0; margin: 0 auto 10px; width: fit-content; gap: 6px;
  padding: 6px 14px; border-radius: 18px; background: var(--ink); color: var(--surface); font-size: 13.5px;
  box-shadow: var(--shadow); }
.jump .icon { width: 16px; height: 16px; }
.foot { position: relative; border-top: 1px solid var(--edge); background: var(--surface);
  padding: 10px 12px calc(8px + env(safe-area-inset-bottom)); }
.typing { gap: 8px; padding: 0 6px 8px; }
.typing i { display: flex; gap: 3px; }
.typing i::before, .typing i::after, .typing b { content: ""; width: 5px; height: 5px; border-radius: 50%;
  background: currentColor; animation: pulse 1.1s infinite; }
.typing b { animation-delay: .18s; }
.typing i::after { animation-delay: .36s; }
.compose { display: flex; align-items: flex-end; gap: 8px; padding: 4px; border: 1px solid color-mix(in srgb,
  var(--muted) 80%, var(--surface)); border-radius: 24px; background: var(--surface); }
.compose:focus-within { border-color: var(--ink); box-shadow: 0 0 0 3px color-mix(in srgb, var(--accent) 24%,
  transparent); }
.compose textarea { flex: 1; min-width: 0; max-height: 132px; padding-block: 8px; padding-inline: 12px 4px; border: 0;
  background: none; resize: none; field-sizing: content; line-height: 1.45; font-size: 16px; outline: none; }
::placeholder { color: var(--muted); opacity: 1; }
.compose button { width: 40px; height: 40px; border-radius: 50%; flex: none; }
.compose button:disabled { background: var(--paper); color: var(--muted); opacity: 1; }
.compose button:focus-visible { border-radius: 50%; }
.small { gap: 12px; padding: 4px 6px 0; }
.small :is(button, a) { min-height: 28px; display: flex; align-items: center; gap: 6px; color: inherit;
  text-decoration: none; }
.small :is(button, a):hover { color: var(--ink); text-decoration: underline; }
.small a { margin-inline-start: auto; }
.small.over { color: var(--alarm); }
.menu { position: absolute; z-index: 2; top: 58px; inset-inline-end: 10px; min-width: 232px;
  max-width: calc(100% - 20px); padding: 6px; border-radius: 14px; box-shadow: var(--shadow); }
.menu button { display: block; width: 100%; padding: 8px 12px; text-align: start; border-radius: 9px;
  font-size: 14.5px; }
.menu button:hover, .menu button:focus { background: var(--paper); }
.menu .grave { color: var(--alarm); }
.view { flex: 1; overflow-y: auto; padding: 28px 24px; background: var(--paper); display: flex;
  flex-direction: column; gap: 14px; }
.view h3 { font-size: 19px; font-weight: 600; line-height: 1.3; }
.card { display: flex; flex-direction: column; gap: 10px; width: min(100%, 320px); margin-top: 10px; padding: 14px;
  border-radius: 14px; }
.card h3 { font-size: 15px; font-weight: 600; }
label { display: flex; flex-direction: column; gap: 4px; font-size: 13.5px; }
:is(.card, .view) :is(input:not([type=radio]), textarea) { padding: 9px 12px; border: 1px solid color-mix(in srgb,
  var(--muted) 80%, var(--surface)); border-radius: 10px; background: var(--surface); font-size: 16px;
  resize: vertical; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.main, .plain, .danger { padding: 9px 18px; min-height: 40px; border-radius: 20px; font-weight: 600; }
.danger { background: #a82c1e; color: #fff; }
:is(.main, .plain, .danger):focus-visible { border-radius: 20px; }
.link { text-decoration: underline; text-underline-offset: 3px; min-height: 28px; font-weight: 600; color: inherit; }
.alarm { color: var(--alarm); font-size: 13.5px; }
.stars { display: flex; gap: 2px; }
.stars label { position: relative; width: 44px; height: 44px; cursor: pointer; color: var(--muted); }
.stars input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
.stars .icon { width: 30px; height: 30px; }
.stars label:has(:checked, ~ label :checked) .icon { color: var(--ink); fill: var(--accent); }
.stars label:focus-within { outline: 2px solid var(--ink); border-radius: 8px; }
@keyframes rise { from { opacity: 0; transform: translateY(10px); } } @keyframes appear { from { opacity: 0; } }
@keyframes pulse { 30% { opacity: .25; } }
@media (max-width: 520px) { .panel {
  position: fixed; inset: var(--view-top, 0) 0 auto 0 !important; width: 100%; height: var(--view-height, 100dvh); border-radius: 0; box-shadow: none; }
  :host { --gap: var(--frontdesk-gap, 16px) !important; } .head { padding-top: calc(10px + env(safe-area-inset-top)); } }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after {
  animation: none !important; transition: none !important; } }
@media (forced-colors: active) { .launcher, .panel, .customer .bubble { border: 1px solid; } }
@media print { :host { display: none !important; } }
`;
