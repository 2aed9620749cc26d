import type { Verdict } from '#lib/domain';
import { fill, type PageTexts } from '#lib/i18n';
import { ask, type CodeReply } from '#lib/messaging/client';
import type { Offer } from '../dock/code-box.ts';
import type { CodeField } from '../views.ts';

type Suggestions = readonly {
  readonly code: string;
  readonly skuName: string;
  readonly optionName: string;
  readonly stock: number | null;
  readonly why: 'same-but-spelling' | 'few-letters-differ' | 'same-words';
}[];

/** The next key mostly comes sooner: whoever still types wants verdicts, and looking for right codes would hold those up. */
const PAUSE = 80;

/** Verdicts that a better code can mend. */
const MENDABLE: ReadonlySet<Verdict> = new Set(['invalid', 'blank', 'ambiguous', 'wrong-kind', 'near', 'unmapped']);

export interface Offers {
  /** What is offered for a field right now; asks when nobody asked for this code yet. */
  list(texts: PageTexts, field: CodeField, hasOptions: boolean, reply: CodeReply): readonly Offer[];
}

function toOffer(texts: PageTexts, { code, skuName, optionName, stock, why }: Suggestions[number]): Offer {
  const about = [skuName, optionName, stock === null ? '' : fill(texts.stock, { count: stock }), texts[why]];
  return { code, about: about.filter(Boolean).join(' · ') };
}

/** Keeps the suggestions of the field in focus. Only the newest question's answer counts. */
export function createOffers(changed: () => void): Offers {
  let key = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let found: Suggestions = [];

  const askFor = async (field: CodeField, hasOptions: boolean, mine: string) => {
    const { code, words } = field;
    const reply = await ask('page.suggest', {
      role: field.role === 'seller' ? 'seller' : 'option',
      hasOptions,
      code: code.slice(0, 500),
      words: words.slice(0, 2000),
    });
    if (mine !== key) return;
    found = reply.ok ? reply.value.suggestions : [];
    changed();
  };

  return {
    list(texts, field, hasOptions, reply) {
      // Of an additional option a blank is right: no other code is better.
      const next =
        field.role !== 'additional' && MENDABLE.has(reply.verdict)
          ? JSON.stringify([field.key, field.code, field.words, reply.verdict])
          : '';
      if (next !== key) {
        key = next;
        // The former suggestions stay until the new ones are there, so that the list does not flicker at each key.
        clearTimeout(timer);
        if (next === '') found = [];
        else timer = setTimeout(() => void askFor(field, hasOptions, next), PAUSE);
      }
      return found.map((suggestion) => toOffer(texts, suggestion));
    },
  };
}
