import type { SkuNo } from '../words.ts';

/** A stock sync setting of Smartship, as far as it decides whether Smartship writes a quantity itself. */
export interface SmartshipSetting {
  readonly skuNo: SkuNo | null;
  readonly channel: string;
  readonly type: 'N' | 'S' | 'P' | 'B' | 'Z' | 'L' | 'untold';
  readonly enabled: boolean | null;
}

/** Whether Smartship's own sync writes a SKU's quantity at Qoo10. `untold` is treated as active: two writers are worse than none. */
export type SmartshipSync = 'inactive' | 'active' | 'untold';

/** [C] How Smartship names the Qoo10 channel in its settings. A blank name may be any channel. */
const mayBeQoo10 = (channel: string): boolean => channel.trim() === '' || /qoo\s*10|큐텐|ｑｏｏ/i.test(channel);

/**
 * Answers for any SKU by all of the account's settings; null where they could not be read whole. A SKU's own setting
 * decides before one of the whole channel (which names no SKU); a SKU that nothing names is not synced.
 */
export function smartshipSyncOf(settings: readonly SmartshipSetting[] | null): (skuNo: SkuNo) => SmartshipSync {
  if (settings === null) return () => 'untold';
  const ours = settings.filter(({ channel }) => mayBeQoo10(channel));
  const bySku = Map.groupBy(ours, ({ skuNo }) => skuNo);
  const channel = together(bySku.get(null) ?? []);
  return (skuNo) => {
    const own = bySku.get(skuNo);
    return own === undefined ? channel : together(own);
  };
}

function together(settings: readonly SmartshipSetting[]): SmartshipSync {
  const states = settings.map(stateOf);
  return states.includes('active') ? 'active' : states.includes('untold') ? 'untold' : 'inactive';
}

function stateOf({ type, enabled }: SmartshipSetting): SmartshipSync {
  if (type === 'N' || enabled === false) return 'inactive';
  if (type === 'untold' && enabled === null) return 'untold';
  return enabled === null ? 'untold' : 'active';
}
