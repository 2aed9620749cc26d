/** Runs in the laboratory page: our suggestions beside a search library's, on the same SKUs. Times are ms. */
import UFuzzy from '@leeoniya/ufuzzy';
import { DataDb } from '#lib/storage';
import { SkuMemory } from '../../../lib/background/sku-memory.ts';
import { Suggestions } from '../../../lib/background/suggestions.ts';
import { mistyped, skuOf } from '../skus.ts';

/** As many as we offer. */
const MOST = 8;

/** Times of single questions, and how often the right code was among the first eight. */
export interface Answers {
  readonly times: readonly number[];
  readonly found: number;
}

/** By its own advice for other alphabets than the Latin, with one mistake allowed in each word. */
const library = new UFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
  intraIns: 1,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
});

/** Wrong codes by themselves, and Japanese names without a code, asked of both after a first question that nobody times. */
export async function beside(
  asked: number,
  count: number,
): Promise<Record<'ours' | 'theirs', Record<'codes' | 'names', Answers>>> {
  const db = new DataDb();
  const ours = new Suggestions(new SkuMemory(db, Date.now));
  const skus = Array.from({ length: count }, (_, index) => skuOf(index));
  const haystack = skus.map(({ sellerCode, name, optionName }) => `${sellerCode} ${name} ${optionName}`);
  const askOurs = async (code: string, words: string) =>
    (await ours.find({ code, wants: 'single', words })).map((offer) => offer.code);
  const askTheirs = async (code: string, words: string) => {
    const [found, info, order] = library.search(haystack, code || words, 1, 1000);
    const ranked = info && order ? order.map((at) => info.idx[at] ?? -1) : (found ?? []);
    return ranked.slice(0, MOST).flatMap((at) => skus[at]?.sellerCode ?? []);
  };
  const measured = async (ask: typeof askOurs, by: 'codes' | 'names'): Promise<Answers> => {
    const times: number[] = [];
    let found = 0;
    for (let at = 0; at <= asked; at += 1) {
      const { sellerCode, name, optionName } = skuOf((at * 7919) % count);
      const started = performance.now();
      const offers = by === 'codes' ? await ask(mistyped(sellerCode, at), '') : await ask('', `${name} ${optionName}`);
      if (at === 0) continue;
      times.push(performance.now() - started);
      if (offers.includes(sellerCode)) found += 1;
    }
    return { times, found };
  };
  const both = async (ask: typeof askOurs) => ({
    codes: await measured(ask, 'codes'),
    names: await measured(ask, 'names'),
  });
  const answers = { ours: await both(askOurs), theirs: await both(askTheirs) };
  db.close();
  return answers;
}
