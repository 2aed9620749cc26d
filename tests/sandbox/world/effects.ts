/** What changed something somewhere. `count('create-order')` is how a test knows that a cart went once. */
export type EffectKind =
  // Qoo10, key: orderNo or itemCode
  | 'place-order'
  | 'cancel-order'
  | 'confirm'
  | 'send-tracking'
  | 'issue-key'
  | 'update-goods'
  | 'update-option'
  | 'update-option-qty'
  | 'set-price-qty'
  // J-QSM, key: itemCode
  | 'save-listing'
  // Smartship, key: QSP number, skuNo or shopNo
  | 'link-register'
  | 'excel-register'
  | 'resync'
  | 'create-order'
  | 'confirm-order'
  | 'instruct'
  | 'cancel-instruction'
  | 'hold'
  | 'release'
  | 'stop'
  | 'resume'
  | 'map-sku'
  | 'delete-shipment'
  | 'ship'
  | 'deliver'
  | 'create-sku'
  | 'manual-sync'
  | 'register-client'
  | 'issue-token'
  | 'revoke-token';

export type Effect = {
  readonly system: 'qoo10' | 'qsm' | 'smartship';
  readonly kind: EffectKind;
  readonly key: string;
  readonly at: number;
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type Effects = {
  readonly log: readonly Effect[];
  add(system: Effect['system'], kind: EffectKind, key: string, detail?: Readonly<Record<string, unknown>>): void;
  /** How often it happened, to one key or to any. */
  count(kind: EffectKind, key?: string): number;
  /** Starts counting anew. */
  forgetAll(): void;
};

export function createEffects(now: () => number): Effects {
  const log: Effect[] = [];
  return {
    log,
    add: (system, kind, key, detail) => {
      log.push({ system, kind, key, at: now(), ...(detail && { detail }) });
    },
    forgetAll: () => {
      log.length = 0;
    },
    count: (kind, key) => log.filter((each) => each.kind === kind && (key === undefined || each.key === key)).length,
  };
}
