import { cleanText } from './text.ts';

/** Words of the sign-out link in the languages of J-QSM [jqsm 3]. */
const SIGN_OUT = /^(ログアウト|로그아웃|logout|log out|sign out|退出|登出)$/i;
/** A login in brackets after the shop's name. */
const IN_BRACKETS = /[(（]([\w.@-]{2,60})[)）]\s*$/;

/** What holds the name and the sign-out link. */
export interface LoginBox {
  readonly box: Element;
  readonly link: Element;
}

/**
 * The signed-in seller's name as the page shows it beside ログアウト [jqsm 3], or null. Only ever a hint: which shop an
 * order belongs to is what Qoo10's API says (design §5).
 */
export function readLogin(root: ParentNode): string | null {
  const box = loginBox(root);
  return box && nameIn(box);
}

export function loginBox(root: ParentNode): LoginBox | null {
  for (const link of root.querySelectorAll('a, button')) {
    const text = link.textContent ?? '';
    if (text.length <= 20 && SIGN_OUT.test(cleanText(text)) && link.parentElement)
      return { box: link.parentElement, link };
  }
  return null;
}

/** The name beside the link: the one with a login in brackets, else the first. */
export function nameIn({ box, link }: LoginBox): string | null {
  const shown = [...box.children]
    .filter((each) => each !== link)
    .map((each) => cleanText(each.textContent ?? ''))
    .filter((each) => each !== '' && each.length < 100);
  const name = shown.find((each) => IN_BRACKETS.test(each)) ?? shown[0];
  return name === undefined ? null : (IN_BRACKETS.exec(name)?.[1] ?? name);
}
