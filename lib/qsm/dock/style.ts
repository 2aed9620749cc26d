/**
 * The overlay's own style. It cannot leave the shadow root, and the page's cannot come in.
 * Shadows stay small: the browser counts them as covering a button nearby, and a covered button does not send.
 */
export const DOCK_STYLE = `
:host { all: initial; position: fixed; inset: 0 auto auto 0; width: 0; height: 0; z-index: 2147483000; }
* { box-sizing: border-box; }
.all { font: 12px/1.45 system-ui, "Hiragino Kaku Gothic ProN", "Yu Gothic UI", Meiryo, sans-serif; color: #1f2933; text-align: left; }
[hidden] { display: none !important; }
button { font: inherit; cursor: pointer; }
button:focus-visible { outline: 2px solid #0b57d0; outline-offset: 1px; }
.sign { display: inline-flex; align-items: center; justify-content: center; width: 14px; height: 14px; flex: none; border-radius: 50%;
  font: 700 10px/1 system-ui, sans-serif; color: #fff; background: var(--tone); }
[data-tone=ready] { --tone: #0b57d0; } [data-tone=wait] { --tone: #5b4bb7; } [data-tone=ok] { --tone: #137333; }
[data-tone=act] { --tone: #a14b00; } [data-tone=bad] { --tone: #b3261e; } [data-tone=off] { --tone: #5f6b76; } [data-tone=unknown] { --tone: #6a4a7d; }

.dock { position: fixed; right: 24px; bottom: 12px; width: 288px; height: 176px; display: flex; flex-direction: column; background: #fff;
  border: 1px solid #c4ccd4; border-radius: 6px; box-shadow: 0 1px 4px rgba(20, 32, 46, .25); overflow: hidden; }
.dock.folded { height: 34px; }
.dock.folded .body { display: none; }
.head { display: flex; align-items: center; gap: 6px; height: 32px; flex: none; padding: 0 6px 0 10px; background: #f3f6f9; border-bottom: 1px solid #dde3e8; }
.head strong { flex: 1; font-size: 12px; font-weight: 600; letter-spacing: .02em; }
.head button { height: 24px; padding: 0 8px; color: #1f2933; background: #fff; border: 1px solid #b8c2cc; border-radius: 4px; }
.head button:hover { background: #eaf0f6; }
.head .fold { width: 24px; padding: 0; }
.body { flex: 1; overflow: auto; padding: 6px 10px; }
.body p { margin: 0 0 4px; }
.title { display: flex; justify-content: space-between; align-items: center; gap: 8px; margin: 0 0 4px; color: #52606d; }
.counts { list-style: none; margin: 0 0 4px; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 12px; }
.counts li { display: flex; align-items: center; gap: 5px; white-space: nowrap; }
.counts b { font-variant-numeric: tabular-nums; }
.body .act { padding: 1px 9px; }
.body [aria-pressed=true] { background: #e3eefd; }
.jumps { list-style: none; margin: 4px 0 0; padding: 0; }
.jump { display: flex; gap: 5px; width: 100%; padding: 3px 2px; border: 0; background: none; color: inherit; text-align: left; overflow-wrap: anywhere; }
.jump:hover { background: #eaf0f6; }
.note { display: flex; gap: 5px; align-items: flex-start; }
.note .sign { margin-top: 2px; }

.row { position: absolute; left: 0; top: 0; width: 210px; height: 20px; display: flex; align-items: center; justify-content: flex-end; gap: 3px; pointer-events: none; }
.row > * { pointer-events: auto; height: 100%; white-space: nowrap; }
.state { display: inline-flex; align-items: center; gap: 4px; max-width: 170px; padding: 0; background: #fff; border: 1px solid #c4ccd4; border-radius: 10px; color: #1f2933; font-size: 11px; cursor: help; }
.state .name { overflow: hidden; text-overflow: ellipsis; }
/* Over the page's own words, where the grid has no margin. A Send stays whole: the browser calls a see-through one not visible, and it would not send. */
.over .state:not(:hover, :focus) { opacity: .55; background: none; }
.row .name { display: none; }
.row :hover > .name, .row :focus > .name { display: inline; padding-right: 5px; }
.act i { width: 14px; font: 700 12px/1 system-ui, sans-serif; text-align: center; }
.row .act { min-width: 16px; padding: 0; justify-content: center; }
.row .plain { padding: 0 9px; }
/* Where words have no room, only signs show: the words are in the tip. */
.row:not(.tight) .plain i { display: none; }
.row.tight .plain { padding: 0; }
.row.tight :is(.name, .plain span, .state:has(+ .plain)) { display: none; }
.act { display: inline-flex; align-items: center; gap: 4px; padding: 0 9px; font-size: 11px; border-radius: 4px; border: 1px solid #0b57d0; color: #fff; background: #0b57d0; }
.act:hover { background: #08429e; }
.act[aria-disabled=true] { color: #1f2933; background: #e4e9ee; border-color: #b8c2cc; cursor: default; }
.act.plain { color: #0b57d0; background: #fff; }
.act.plain:hover { background: #eaf0f6; }

.tip, .said, .codes { position: fixed; left: 0; top: 0; width: 280px; padding: 8px 10px; background: #fff; border: 1px solid #aab4be; border-radius: 6px; box-shadow: 0 1px 4px rgba(20, 32, 46, .3); }
.tip { pointer-events: none; }
.tip b, .said b { display: flex; align-items: center; gap: 5px; font-weight: 600; }
.tip p, .said p, .codes p { margin: 3px 0 0; overflow-wrap: anywhere; }
.next { color: #3e4c59; }
.said { left: auto; top: auto; right: 24px; bottom: 196px; width: 340px; }
.said .acts { display: flex; gap: 6px; justify-content: flex-end; margin-top: 6px; height: 24px; }

.codes { width: 340px; }
.verdict { display: flex; gap: 5px; align-items: flex-start; }
.verdict .sign { margin-top: 2px; }
.verdict b { font-weight: 600; }
.options { list-style: none; margin: 6px 0 0; padding: 0; max-height: 190px; overflow: auto; border: 1px solid #dde3e8; border-radius: 4px; }
.options li { padding: 4px 8px; cursor: pointer; border-bottom: 1px solid #eef1f4; }
.options li:last-child { border-bottom: 0; }
.options li[aria-selected=true] { background: #e3eefd; box-shadow: inset 3px 0 0 #0b57d0; }
.options code { font: 600 12px ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.options small { display: block; font-size: 11px; color: #3e4c59; }
.use { display: flex; align-items: center; justify-content: space-between; gap: 8px; margin-top: 6px; }
.use small { font-size: 11px; color: #52606d; }
.use .act { height: 24px; }
@media (forced-colors: active) { .sign { border: 1px solid CanvasText; } }
`;
