/** How the widget looks. Colours are set by `--frontdesk-…` of the page; see `--accent` and its neighbours. */
export const widgetStyle = `
:host { all: initial; position: fixed; z-index: var(--frontdesk-layer, 2147483000); inset-block-end: 0; inset-inline-end: 0;
--accent: var(--frontdesk-accent, #22594f); --surface: var(--frontdesk-surface, #fff); --paper: var(--frontdesk-paper, #f6f5f1);
--ink: var(--frontdesk-ink, #1e1d1a); --muted: var(--frontdesk-muted, #625e57); --edge: var(--frontdesk-edge, #e4e1da);
--alarm: #a82c1e; --radius: var(--frontdesk-radius, 20px); --gap: var(--frontdesk-gap, 24px);
--shadow: 0 1px 2px rgb(20 18 14 / .08), 0 12px 40px -8px rgb(20 18 14 / .24);
font: 400 15px/1.5 var(--frontdesk-font, system-ui, sans-serif);
color: var(--ink); color-scheme: light; }
:host([data-position=left]) { inset-inline: 0 auto; }
:host([data-dark]) { color-scheme: dark; --accent: var(--frontdesk-accent, #86cdbc); --surface: var(--frontdesk-surface, #222326);
--paper: var(--frontdesk-paper, #17181a); --ink: var(--frontdesk-ink, #edebe6); --muted: var(--frontdesk-muted, #aeaaa2);
--edge: var(--frontdesk-edge, #37393d); --alarm: #ff9d8f; --shadow: 0 1px 2px rgb(0 0 0 / .4), 0 12px 40px -8px rgb(0 0 0 / .6); }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, input, textarea { font: inherit; color: inherit; margin: 0; }
button { cursor: pointer; border: 0; background: none; padding: 0; min-block-size: 32px; min-inline-size: 32px; }
button:disabled { cursor: default; opacity: .5; }
p, h2, h3, h4, h5, h6, ul, ol, pre, blockquote, form { margin: 0; padding: 0; border: 0; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 1.5px; text-underline-offset: 3px; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 6px; }
.icon { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; flex: none; display: block; }
.icon.more { stroke-width: 3; } .icon.thumbDown { transform: rotate(180deg); }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launcher { position: absolute; inset-block-end: var(--gap); inset-inline-end: var(--gap); inline-size: 60px; block-size: 60px; border-radius: 50%;
background: var(--accent); color: var(--on-accent, #fff); display: grid; place-items: center; box-shadow: var(--shadow); transition: transform .18s, opacity .18s; }
.launcher:hover { transform: translateY(-2px); } .launcher .icon { inline-size: 27px; block-size: 27px; } .launcher:focus-visible { border-radius: 50%; outline-offset: 3px; }
:host([data-position=left]) :is(.launcher, .teaser, .panel) { inset-inline: var(--gap) auto; }
.badge { position: absolute; inset-block-start: -3px; inset-inline-end: -3px; min-inline-size: 23px; block-size: 23px; padding-inline: 6px; border-radius: 12px;
background: #b3261e; color: #fff; font-size: 13px; font-weight: 600; line-height: 23px; text-align: center; box-shadow: 0 0 0 2px var(--surface); }
.teaser { position: absolute; inset-block-end: calc(var(--gap) + 76px); inset-inline-end: var(--gap); inline-size: min(320px, calc(100vw - 2 * var(--gap))); padding: 14px 16px 12px;
background: var(--surface); border: 1px solid var(--edge); border-radius: 16px; box-shadow: var(--shadow); animation: rise .22s ease-out; }
.teaser .body { display: block; inline-size: 100%; text-align: start; padding-block: 4px; overflow-wrap: anywhere; } .teaser .icon-button { position: absolute; inset-block-start: 6px; inset-inline-end: 6px; }
.panel { position: absolute; inset-block-end: var(--gap); inset-inline-end: var(--gap); inline-size: min(404px, calc(100vw - 2 * var(--gap)));
block-size: min(700px, calc(100vh - 2 * var(--gap))); display: flex; flex-direction: column; overflow: hidden; background: var(--surface); border-radius: var(--radius);
box-shadow: var(--shadow), 0 0 0 1px var(--edge); animation: rise .22s ease-out; }
.head { display: flex; align-items: center; gap: 12px; padding-block: 14px; padding-inline: 18px 10px; border-block-end: 1px solid var(--edge); }
.head .who { flex: 1; min-inline-size: 0; } .head h2 { font-size: 17px; font-weight: 650; line-height: 1.3; letter-spacing: -.01em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.head p { color: var(--muted); font-size: 13px; line-height: 1.4; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.face { inline-size: 40px; block-size: 40px; border-radius: 50%; display: grid; place-items: center; background: color-mix(in srgb, var(--accent) 14%, var(--surface)); flex: none; }
.icon-button { inline-size: 36px; block-size: 36px; border-radius: 10px; display: grid; place-items: center; color: var(--muted); }
.icon-button:hover { background: var(--paper); color: var(--ink); } .icon-button[aria-pressed=true] { color: var(--ink); background: color-mix(in srgb, var(--accent) 22%, var(--surface)); }
.banner { display: flex; align-items: center; gap: 10px; padding: 10px 18px; font-size: 14px; line-height: 1.4; background: color-mix(in srgb, var(--accent) 10%, var(--surface)); border-block-end: 1px solid var(--edge); }
.banner span { flex: 1; } .banner.lost { animation: appear .2s 1.5s backwards; }
.log { position: relative; flex: 1; overflow-y: auto; overflow-anchor: none; overscroll-behavior: contain; padding: 18px 18px 8px; background: var(--paper); scrollbar-width: thin; }
.log:focus-visible { outline-offset: -3px; border-radius: 0; } .view:focus { outline: none; }
.row { display: flex; flex-direction: column; align-items: flex-start; margin-block-end: 14px; } .row.customer { align-items: flex-end; }
.day { align-self: center; margin-block: 6px 14px; color: var(--muted); font-size: 12.5px; }
.label { display: flex; align-items: center; gap: 6px; margin-block-end: 4px; color: var(--muted); font-size: 12.5px; line-height: 1.4; } 
.bubble { max-inline-size: 88%; padding: 10px 14px; border-radius: 16px; overflow-wrap: anywhere; background: var(--surface); border: 1px solid var(--edge); border-start-start-radius: 5px; }
.customer .bubble { background: var(--accent); border-color: transparent; color: var(--on-accent, #fff); border-start-start-radius: 16px; border-end-end-radius: 5px; white-space: pre-wrap; }
.customer .bubble a { text-decoration-color: currentColor; } .human .bubble { border-color: var(--accent); }
.failed .bubble { background: var(--surface); color: var(--ink); border: 1px dashed var(--alarm); }
.bubble > * + *, .bubble li > * + *, .bubble blockquote > * + * { margin-block-start: .55em; } .bubble :is(ul, ol) { padding-inline-start: 1.25em; } .bubble li + li, .bubble li > p + ul { margin-block-start: .25em; }
.bubble :is(h3, h4, h5, h6) { font-size: 1em; font-weight: 650; } .bubble code { font: .9em ui-monospace, monospace; background: var(--paper); padding: .1em .3em; border-radius: 4px; }
.bubble pre { overflow-x: auto; } .bubble blockquote { padding-inline-start: .8em; border-inline-start: 3px solid var(--edge); } .bubble hr { border: 0; border-block-start: 1px solid var(--edge); }
.under { display: flex; align-items: center; flex-wrap: wrap; gap: 4px 10px; margin-block-start: 4px; color: var(--muted); font-size: 12.5px; } :is(.label, .under, .small) .icon { inline-size: 15px; block-size: 15px; }
.under.alarm { color: var(--alarm); } .under .icon-button { inline-size: 30px; block-size: 30px; min-inline-size: 24px; min-block-size: 24px; } .under .icon-button .icon { inline-size: 17px; block-size: 17px; }
.note { align-self: center; max-inline-size: 90%; color: var(--muted); font-size: 13px; text-align: center; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 10px; }
.choice { padding: 7px 14px; min-block-size: 36px; border-radius: 18px; border: 1px solid color-mix(in srgb, var(--accent) 65%, var(--ink)); background: var(--surface); text-align: start; font-size: 14.5px; line-height: 1.35; transition: background .12s; }
.choice:hover { background: var(--accent); color: var(--on-accent, #fff); } .choice:focus-visible { border-radius: 18px; } .choice.none { border-style: dashed; border-color: var(--muted); }
.jump { position: absolute; inset-block-end: 100%; inset-inline: 0; margin: 0 auto 10px; inline-size: fit-content; display: flex; gap: 6px; align-items: center; padding: 6px 14px; border-radius: 18px; background: var(--ink); color: var(--surface); font-size: 13.5px; box-shadow: var(--shadow); } .jump .icon { inline-size: 16px; block-size: 16px; }
.foot { position: relative; border-block-start: 1px solid var(--edge); background: var(--surface); padding: 10px 12px calc(8px + env(safe-area-inset-bottom)); }
.typing { display: flex; align-items: center; gap: 8px; padding: 0 6px 8px; color: var(--muted); font-size: 13px; } .typing i { display: flex; gap: 3px; } .typing i::before, .typing i::after, .typing b { content: ""; inline-size: 5px; block-size: 5px; border-radius: 50%; background: currentColor; animation: pulse 1.1s infinite; } .typing b { animation-delay: .18s; } .typing i::after { animation-delay: .36s; }
.compose { display: flex; align-items: flex-end; gap: 8px; padding: 4px; border: 1px solid color-mix(in srgb, var(--muted) 80%, var(--surface)); border-radius: 24px; background: var(--surface); } .compose:focus-within { border-color: var(--ink); box-shadow: 0 0 0 3px color-mix(in srgb, var(--accent) 24%, transparent); }
.compose textarea { flex: 1; min-inline-size: 0; max-block-size: 132px; padding-block: 8px; padding-inline: 12px 4px; border: 0; background: none; resize: none; field-sizing: content; line-height: 1.45; font-size: 16px; outline: none; } ::placeholder { color: var(--muted); opacity: 1; }
.compose button { inline-size: 40px; block-size: 40px; border-radius: 50%; background: var(--accent); color: var(--on-accent, #fff); display: grid; place-items: center; flex: none; } .compose button:disabled { background: var(--paper); color: var(--muted); opacity: 1; } .compose button:focus-visible { border-radius: 50%; }
.small { display: flex; justify-content: space-between; align-items: center; gap: 12px; padding: 4px 6px 0; color: var(--muted); font-size: 12.5px; } .small :is(button, a) { min-block-size: 28px; display: flex; align-items: center; gap: 6px; color: inherit; text-decoration: none; } .small :is(button, a):hover { color: var(--ink); text-decoration: underline; } .small a { margin-inline-start: auto; }
.over { color: var(--alarm); }
.menu { position: absolute; z-index: 2; inset-block-start: 58px; inset-inline-end: 10px; min-inline-size: 232px; max-inline-size: calc(100% - 20px); padding: 6px; background: var(--surface); border: 1px solid var(--edge); border-radius: 14px; box-shadow: var(--shadow); }
.menu button { display: block; inline-size: 100%; padding: 8px 12px; text-align: start; border-radius: 9px; font-size: 14.5px; } .menu button:hover, .menu button:focus { background: var(--paper); } .menu .grave { color: var(--alarm); }
.view { flex: 1; overflow-y: auto; padding: 28px 24px; background: var(--paper); display: flex; flex-direction: column; gap: 14px; } .view h3 { font-size: 19px; font-weight: 650; letter-spacing: -.01em; line-height: 1.3; }
.card { display: flex; flex-direction: column; gap: 10px; inline-size: min(100%, 320px); margin-block-start: 10px; padding: 14px; background: var(--surface); border: 1px solid var(--edge); border-radius: 14px; } .card h3 { font-size: 15px; font-weight: 650; }
label { display: flex; flex-direction: column; gap: 4px; font-size: 13.5px; } :is(.card, .view) :is(input:not([type=radio]), textarea) { padding: 9px 12px; border: 1px solid color-mix(in srgb, var(--muted) 80%, var(--surface)); border-radius: 10px; background: var(--surface); font-size: 16px; resize: vertical; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; } .main, .plain, .danger { padding: 9px 18px; min-block-size: 40px; border-radius: 20px; font-weight: 550; } .main { background: var(--accent); color: var(--on-accent, #fff); } .plain { border: 1px solid var(--edge); background: var(--surface); } .danger { background: #a82c1e; color: #fff; } :is(.main, .plain, .danger):focus-visible { border-radius: 20px; }
.link { text-decoration: underline; text-underline-offset: 3px; min-block-size: 28px; font-weight: 550; color: inherit; } .alarm { color: var(--alarm); font-size: 13.5px; }
.stars { display: flex; gap: 2px; } .stars label { position: relative; inline-size: 44px; block-size: 44px; display: grid; place-items: center; cursor: pointer; color: var(--muted); } .stars input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; } .stars .icon { inline-size: 30px; block-size: 30px; } .stars label:has(:checked, ~ label :checked) .icon { color: var(--ink); fill: var(--accent); } .stars label:focus-within { outline: 2px solid var(--ink); border-radius: 8px; }
@keyframes rise { from { opacity: 0; transform: translateY(10px); } } @keyframes appear { from { opacity: 0; } } @keyframes pulse { 30% { opacity: .25; } }
@media (max-width: 520px) { .panel { position: fixed; inset: var(--view-top, 0) 0 auto 0 !important; inline-size: 100%; block-size: var(--view-height, 100dvh); border-radius: 0; box-shadow: none; } :host { --gap: var(--frontdesk-gap, 16px); } .head { padding-block-start: calc(10px + env(safe-area-inset-top)); } }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } .launcher:hover { transform: none; } }
@media (forced-colors: active) { .bubble, .launcher, .compose button, .choice { border: 1px solid; } }
@media print { :host { display: none; } }
`;
