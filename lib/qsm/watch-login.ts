import { type LoginBox, loginBox, nameIn } from './read-login.ts';
import type { PageWatch } from './watch.ts';

/**
 * Who the page says is signed in, and when that changes under the same page: a seller may sign in as another shop in
 * the same tab, or the page may take over a login made in another one. A page that says nobody is no change.
 */
export function watchLogin(watch: PageWatch): { login(): string | null; onLogin(listener: () => void): void } {
  const listeners: (() => void)[] = [];
  let found: LoginBox | null = null;
  let last: string | null = null;
  const login = () => {
    if (!found?.link.isConnected) found = loginBox(document);
    return found && nameIn(found);
  };
  const look = () => {
    const now = login();
    if (now !== null && last !== null && now !== last) for (const listener of listeners) listener();
    last = now ?? last;
    watch.setRoots('login', found ? [found.box] : []);
  };
  watch.onContent(look);
  // Early, while the page holds no rows yet: looking through links costs by the size of the document.
  look();
  return {
    login: () => {
      look();
      return last;
    },
    onLogin: (listener) => listeners.push(listener),
  };
}
