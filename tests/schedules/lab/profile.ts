import { Dexie } from 'dexie';
import type { ShopId } from '#lib/domain';
import type { Input, MessageName, Output } from '#lib/messaging';
import { changeSettings, firstShop, OutboxDb, readSettings, Secret, type Settings, type Vault } from '#lib/storage';
import { Life } from './life.ts';
import { type AlarmInfo, lives } from './lives.ts';
import { LockTable } from './locks.ts';
import type { Shop } from './shop.ts';
import type { Entry } from './timeline.ts';

const MINUTE = 60_000;
/** Chrome lets no alarm ring sooner. */
const ALARM_AT_LEAST = 30_000;

interface Alarm {
  readonly name: string;
  scheduledTime: number;
  readonly periodInMinutes: number | undefined;
  entry: Entry;
}

/** One browser of the seller's: its databases, its storage, its clock, and at most one life of the background at a time. */
export class Profile {
  readonly shop: Shop;
  readonly name: string;
  readonly local = new Map<string, unknown>();
  readonly session = new Map<string, unknown>();
  readonly lockTable = new LockTable();
  readonly vault: Vault;
  /** Errors that ended a piece of background work. */
  readonly complaints: string[] = [];
  deaths = 0;
  asleep = false;
  /** Writes that found no room. */
  diskFull = 0;
  #clockOffset = 0;
  #life: Life | null = null;
  readonly #alarms = new Map<string, Alarm>();

  constructor(shop: Shop, name: string) {
    this.shop = shop;
    this.name = name;
    this.vault = keyRing(shop.secrets);
  }

  get dataName(): string {
    return `${this.shop.name}-${this.name}-data`;
  }
  get outboxName(): string {
    return `${this.shop.name}-${this.name}-outbox`;
  }

  /** The clock of this computer, which may be wrong. */
  now(): number {
    return this.shop.timeline.now() + this.#clockOffset;
  }

  /** Somebody sets the computer's clock. Alarms ring by it. */
  setClock(offset: number): void {
    this.#clockOffset = offset;
    for (const alarm of this.#alarms.values()) this.#arm(alarm);
  }

  /** The laptop is shut: nothing runs and nothing rings until it is opened. */
  sleep(): void {
    this.asleep = true;
    this.kill();
    for (const { entry } of this.#alarms.values()) this.shop.timeline.drop(entry);
  }

  /** The laptop is opened: what should have rung meanwhile rings at once. */
  wakeUp(): void {
    this.asleep = false;
    for (const alarm of [...this.#alarms.values()]) this.#arm(alarm);
  }

  /** Any event starts the background when it is not running. */
  awake(): Life {
    if (this.#life) return this.#life;
    const life = new Life(this);
    this.#life = life;
    life.start();
    return life;
  }

  kill(): void {
    this.#life?.end();
  }

  noteDeath(life: Life): void {
    this.deaths += 1;
    if (this.#life === life) this.#life = null;
  }

  ask<Name extends MessageName>(name: Name, input: Input<Name>): Promise<Output<Name> | 'no-answer'> {
    return this.awake().ask(name, input);
  }

  /** First run: the seller's keys are in, Read-only is off. `choose` is what else the seller chose. */
  async setUp(shopId: string, choose: (shop: Settings['shops'][number]) => Settings['shops'][number]): Promise<void> {
    await lives.run(this.awake(), () =>
      changeSettings((settings) => ({
        ...settings,
        language: 'en',
        // The shop id is the sandbox's own.
        shops: [choose({ ...firstShop(shopId as ShopId, this.now()), readOnly: false, pollMinutes: 60 })],
      })),
    );
  }

  settings(): Promise<Settings> {
    return lives.run(this.awake(), readSettings);
  }

  /** Something outside of us removes the outbox's files. */
  async loseOutbox(): Promise<void> {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(this.outboxName);
      request.onsuccess = resolve;
      request.onerror = resolve;
    });
  }

  /** The outbox becomes one that the first version left behind, as before an update. The background must not be running. */
  async goBackToVersion1(): Promise<void> {
    const now = new Dexie(this.outboxName);
    await now.open();
    const [jobs, meta] = [await now.table('jobs').toArray(), await now.table('meta').toArray()];
    now.close();
    await this.loseOutbox();
    const before = new Dexie(this.outboxName);
    before.version(1).stores({ jobs: 'jobId, packNo, *orderNos, phase, dueAt', meta: 'key' });
    await before.table('jobs').bulkPut(jobs.map(asVersion1));
    await before.table('meta').bulkPut(meta);
    before.close();
  }

  /** A worker begins to bring the outbox to this version and dies in the middle of it: the browser rolls it back. */
  async dieInMigration(): Promise<void> {
    const opened = new OutboxDb(this.outboxName);
    const { verno } = opened;
    opened.close();
    await new Promise((resolve) => {
      // Dexie counts versions by ten.
      const request = indexedDB.open(this.outboxName, verno * 10);
      request.onupgradeneeded = () => request.transaction?.abort();
      request.onsuccess = resolve;
      request.onerror = resolve;
    });
  }

  /** The jobs on disk, whoever wrote them. */
  jobs() {
    const life = this.awake();
    return lives.run(life, () => life.outbox.jobs.toArray());
  }

  setAlarm(name: string, { when, delayInMinutes, periodInMinutes }: AlarmInfo): void {
    this.clearAlarm(name);
    const first = when ?? this.now() + (delayInMinutes ?? periodInMinutes ?? 0) * MINUTE;
    const scheduledTime = Math.max(first, this.now() + ALARM_AT_LEAST);
    this.#arm({ name, scheduledTime, periodInMinutes, entry: this.shop.timeline.at(0, () => undefined) });
  }

  alarm(name: string) {
    return this.#alarms.get(name);
  }

  allAlarms() {
    return [...this.#alarms.values()];
  }

  clearAlarm(name: string): boolean {
    const alarm = this.#alarms.get(name);
    if (alarm) this.shop.timeline.drop(alarm.entry);
    return this.#alarms.delete(name);
  }

  #arm(alarm: Alarm): void {
    this.shop.timeline.drop(alarm.entry);
    alarm.entry = this.shop.timeline.at(alarm.scheduledTime - this.#clockOffset, () => this.#ring(alarm));
    this.#alarms.set(alarm.name, alarm);
  }

  #ring(alarm: Alarm): void {
    if (alarm.periodInMinutes === undefined) this.#alarms.delete(alarm.name);
    else {
      alarm.scheduledTime = this.now() + alarm.periodInMinutes * MINUTE;
      this.#arm(alarm);
    }
    this.awake().ring(alarm.name);
  }
}

/** Fields that jobs had in the first version. */
const VERSION_1 = [
  'jobId shopId packNo orderNos generation by phase step pressedAt notBefore dueAt nextTryAt failures lease shippingNo',
  'reason events',
].flatMap((names) => names.split(' '));
const asVersion1 = (job: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(job).filter(([name]) => VERSION_1.includes(name)));

/** The vault without its cryptography, which has tests of its own. */
function keyRing(secrets: ReadonlyMap<string, string>): Vault {
  const kept = new Map(secrets);
  const ring: Pick<Vault, 'get' | 'keys' | 'put' | 'remove' | 'state'> = {
    get: async (name) => {
      const text = kept.get(name);
      return text === undefined ? null : new Secret(text);
    },
    keys: async () => [...kept].flatMap(([name, text]) => (name === 'smartship:oauth' ? [] : [new Secret(text)])),
    put: async (name, secret) => {
      kept.set(name, secret.reveal());
      return true;
    },
    remove: async (name) => {
      kept.delete(name);
    },
    state: async () => ({ locked: false, passphrase: false }),
  };
  // The rest of the vault is for the options' screens, which nobody opens here.
  return ring as Vault;
}
