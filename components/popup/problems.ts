import { connectionSaid } from '#components/shared';
import { type CartView, type Instant, NEEDS_PERSON, type PackNo } from '#lib/domain';
import { failureText, type Language, popupTexts, reasonText, type Said } from '#lib/i18n';
import type { Connection, Sync } from '#lib/storage';

export interface Problem {
  readonly key: string;
  readonly title: string;
  readonly said: Said;
  /** The cart it speaks of; null where it speaks of a connection or a sync. */
  readonly packNo: PackNo | null;
}

type Source = Exclude<Sync['name'], `orders:${string}`> | 'orders';

/** A shop's own reading of orders is called as every shop's. */
const sourceOf = (name: Sync['name']): Source =>
  // The test on the left takes the shops' names out; the compiler does not follow a template.
  name.startsWith('orders:') ? 'orders' : (name as Source);

/** What went wrong, most far-reaching first: a connection, then a sync, then single carts. */
export function problemsOf(
  language: Language,
  known: {
    readonly connections: readonly Connection[];
    readonly syncs: readonly Sync[];
    readonly carts: readonly CartView[];
    readonly now: Instant;
  },
): Problem[] {
  const texts = popupTexts(language);
  const shops = known.connections.filter(({ party }) => party === 'qoo10').length;
  const connections = known.connections.flatMap((connection): Problem[] => {
    const said = connectionSaid(language, connection, known.now);
    const { id, party, shopId } = connection;
    const title = party === 'smartship' ? 'Smartship' : shops > 1 ? `Qoo10 ${shopId ?? ''}`.trim() : 'Qoo10';
    return said ? [{ key: id, title, said, packNo: null }] : [];
  });
  const broken = new Set(known.connections.filter(({ failure }) => failure !== null).map(({ party }) => party));
  const syncs = known.syncs.flatMap(({ name, failure }): Problem[] =>
    failure === null || broken.has(failure.party)
      ? []
      : [
          {
            key: name,
            title: texts.syncName(sourceOf(name)),
            said: failureText(language, failure),
            packNo: null,
          },
        ],
  );
  const carts = known.carts.flatMap(({ packNo, lines }): Problem[] => {
    const line = lines.find(({ state }) => NEEDS_PERSON.has(state));
    return line ? [{ key: packNo, title: texts.cart(packNo), said: reasonText(language, line.reason), packNo }] : [];
  });
  return [...connections, ...syncs, ...carts];
}
