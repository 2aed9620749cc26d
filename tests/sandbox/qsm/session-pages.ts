import { CONTENT, ROOT } from './frame.ts';
import { type Html, html } from './html.ts';

function bare(title: string, body: Html): string {
  return html`<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="${CONTENT}/css/qsm.css">
<link rel="stylesheet" href="${CONTENT}/css/session.css"></head>
<body>${body}</body></html>`.markup;
}

/** Sign-in page [jqsm 3]. Posting the form signs the world's seller in, whatever is typed. */
export function loginPage(returnUrl: string): string {
  return bare(
    'QSM LOGIN',
    html`<div class="login"><h1>Qoo10 Sales Manager</h1><form method="post" action="${ROOT}/Login.aspx">
<input type="hidden" name="ReturnUrl" value="${returnUrl}">
<label>ログインID<input type="text" id="txtLoginID" name="txtLoginID" autocomplete="off"></label>
<label>パスワード<input type="password" id="txtLoginPwd" name="txtLoginPwd" autocomplete="off"></label>
<button type="submit" class="g-recaptcha">ログイン</button></form></div>`,
  );
}

/** The page a seller lands on after an error or when kicked out [jqsm 8]. */
export function noticePage(): string {
  return bare(
    'Qoo10 - QSM',
    html`<div class="notice"><h2>ご利用に不便をおかけして申し訳ございません。</h2>
<p>ご要請のページを表示できません。しばらくしてからもう一度お試しください。</p><p><a href="${ROOT}/Default.aspx">QSM TOPへ</a></p></div>`,
  );
}

/** A menu entry that the sandbox does not play. */
export function otherPage(path: string): string {
  return bare('Qoo10 - QSM', html`<div class="notice"><h2>QSM</h2><p>${path}</p></div>`);
}
