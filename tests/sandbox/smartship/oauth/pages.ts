const WORDS = {
  ja: {
    title: 'Smartship ログイン',
    asks: (name: string) => `${name || '外部アプリ'} が注文・在庫へのアクセスを求めています。`,
    email: 'メールアドレス',
    password: 'パスワード',
    allow: 'ログインして許可',
    deny: '拒否',
    wrong: 'メールアドレスまたはパスワードが違います。',
  },
  en: {
    title: 'Smartship sign-in',
    asks: (name: string) => `${name || 'An application'} asks for access to your orders and stock.`,
    email: 'E-mail',
    password: 'Password',
    allow: 'Sign in and allow',
    deny: 'Deny',
    wrong: 'The e-mail address or the password is wrong.',
  },
};

export type SignInPage = {
  readonly language: 'ja' | 'en';
  /** The request's own parameters, carried through the form. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly clientName: string;
  readonly wrong: boolean;
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const STYLE =
  'body{font:15px/1.6 sans-serif;max-width:360px;margin:48px auto;padding:0 16px}label{display:block;margin-top:12px}input{width:100%;box-sizing:border-box;padding:6px}button{margin:16px 8px 0 0;padding:6px 16px}.wrong{color:#b00020}';

/** A plain form: no script, so that it works in every window a browser opens for signing in. */
export function signInPage({ language, hidden, clientName, wrong }: SignInPage): string {
  const words = WORDS[language];
  const fields = hidden
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join('');
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${words.title}</title><style>${STYLE}</style></head>
<body><h1>${words.title}</h1><p>${escaped(words.asks(clientName))}</p>${wrong ? `<p class="wrong" role="alert">${words.wrong}</p>` : ''}
<form method="post" action="/oauth/authorize">${fields}
<label>${words.email}<input name="email" type="email" autocomplete="username"></label>
<label>${words.password}<input name="password" type="password" autocomplete="current-password"></label>
<button name="decision" value="allow">${words.allow}</button><button name="decision" value="deny" formnovalidate>${words.deny}</button>
</form></body></html>`;
}

export const wrongRequestPage = (): string =>
  '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Smartship</title></head><body><h1>Invalid request</h1><p>The client or its redirect address is not registered.</p></body></html>';
