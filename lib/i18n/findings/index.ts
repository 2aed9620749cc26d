import type { Finding } from '#lib/domain';
import type { Said } from '../failures.ts';
import type { Language } from '../language.ts';
import { reasonText } from '../reasons/index.ts';
import { stateText } from '../states.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import type { Rows } from './rows.ts';

const ROWS: Readonly<Record<Language, Rows>> = { ja, en, ko };
/** Names a shop at the end of a title or sentence. */
const OF_SHOP: Readonly<Record<Language, (shopId: string) => string>> = {
  ja: (shopId) => `（${shopId}）`,
  en: (shopId) => ` (${shopId})`,
  ko: (shopId) => ` (${shopId})`,
};

/** What a row of the watch list says: its title, and why and what next where there is more to say than the title. */
export function findingText(
  language: Language,
  finding: Finding,
  severalShops = false,
): { readonly title: string; readonly said: Said } {
  const { rule, count, kind, shopId, reason } = finding;
  const bare = rule === 'link-on-again';
  const named = shopId !== null && (severalShops || bare);
  const shop = !named ? '' : bare ? shopId : OF_SHOP[language](shopId);
  // A stuck row's kind is the state its orders are in.
  const state = rule === 'stuck' ? stateText(language, kind as Parameters<typeof stateText>[1]) : '';
  const [title, why, next] = ROWS[language][rule]({ n: count, kind, shop, state });
  const said = rule === 'stuck' && reason !== null ? reasonText(language, reason) : { why, next };
  return { title, said };
}
