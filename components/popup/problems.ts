import { connectionSaid } from '#components/shared';
import type { Finding, Instant } from '#lib/domain';
import { failureText, type Language, popupTexts, type Said } from '#lib/i18n';
import type { Connection, Sync } from '#lib/storage';

export interface Problem {
  readonly key: string;
  readonly title: string;
  readonly said: Said;
}

interface Known {
  readonly connections: readonly Connection[];
  readonly syncs: readonly Sync[];
  readonly now: Instant;
}

type Source = Exclude<Sync['name'], `orders:${string}`> | 'orders';

/** A shop's own reading of orders is called as every shop's. */
const sourceOf = (name: Sync['name']): Source =>
  // The test on the left takes the shops' names out; the compiler does not follow a template.
  name.startsWith('orders:') ? 'orders' : (name as Source);

const ABOUT_CONNECTIONS: ReadonlySet<Finding['rule']> = new Set(['key-rejected', 'key-old', 'session-lost']);

/** The connection or source that a row of the watch list speaks of has more to say: the server's words, the key's dates. */
export function saidOf(language: Language, finding: Finding, known: Known): Said | null {
  if (ABOUT_CONNECTIONS.has(finding.rule)) {
    const connection = known.connections.find((each) => isAbout(finding, each));
    return connection ? connectionSaid(language, connection, known.now) : null;
  }
  if (finding.rule !== 'cannot-check') return null;
  const sync = known.syncs.find(({ name }) => isReading(finding, name));
  return sync?.failure ? failureText(language, sync.failure) : null;
}

const isAbout = ({ kind, shopId }: Finding, connection: Connection): boolean =>
  connection.shopId === shopId && (kind === 'locked' ? connection.state === 'locked' : connection.party === kind);

const isReading = ({ kind, shopId }: Finding, name: Sync['name']): boolean =>
  kind === 'orders' ? name === `orders:${shopId}` : name === kind;

/** What went wrong with a connection or a reading, as far as no row of the watch list says it yet. */
export function problemsOf(language: Language, known: Known, findings: readonly Finding[]): Problem[] {
  const texts = popupTexts(language);
  const shops = known.connections.filter(({ party }) => party === 'qoo10').length;
  const told = (connection: Connection) =>
    findings.some(
      (finding) =>
        (ABOUT_CONNECTIONS.has(finding.rule) && isAbout(finding, connection)) ||
        (finding.rule === 'cannot-check' &&
          known.syncs.some(({ name, failure }) => failure?.party === connection.party && isReading(finding, name))),
    );
  const connections = known.connections.flatMap((connection): Problem[] => {
    const said = told(connection) ? null : connectionSaid(language, connection, known.now);
    const { id, party, shopId } = connection;
    const title = party === 'smartship' ? 'Smartship' : shops > 1 ? `Qoo10 ${shopId ?? ''}`.trim() : 'Qoo10';
    return said ? [{ key: id, title, said }] : [];
  });
  const broken = new Set(known.connections.filter(({ failure }) => failure !== null).map(({ party }) => party));
  const syncs = known.syncs.flatMap(({ name, failure }): Problem[] =>
    failure === null ||
    broken.has(failure.party) ||
    findings.some((finding) => finding.rule === 'cannot-check' && isReading(finding, name))
      ? []
      : [{ key: name, title: texts.syncName(sourceOf(name)), said: failureText(language, failure) }],
  );
  return [...connections, ...syncs];
}
