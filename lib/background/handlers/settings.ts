import { type LogTopic, reason } from '#lib/domain';
import type { Handlers } from '#lib/messaging';
import { wakeCodes, wakeWaiting } from '#lib/outbox';
import { changeSettings, changeShop, importSettings, readSettings } from '#lib/storage';
import type { Brain } from '../brain.ts';
import { isReconciled } from '../outbox-guard.ts';
import type { Schedule } from '../schedule.ts';
import { shopHandlers } from './shops.ts';
import { skuFileHandlers } from './skus.ts';

const DONE = { ok: true, reason: null } as const;

/** The seller's choices. Each takes effect at once, in jobs that wait too. */
export function settingsHandlers(
  brain: Brain,
  schedule: Schedule,
): Pick<
  Handlers,
  | 'settings.language'
  | 'settings.read-only'
  | 'settings.duty'
  | 'settings.import'
  | 'automation.go-on'
  | 'settings.pause'
  | 'settings.ship-date'
  | 'erase.everything'
  | 'shop.remove'
  | 'skus.import'
> {
  /** After a choice: tell the screens, and let waiting jobs look at it. */
  const applied = async (what: LogTopic): Promise<typeof DONE> => {
    await brain.log({ who: 'seller', what, orderNo: null, result: 'ok', says: '' });
    await wakeWaiting(brain.outbox, brain.now());
    await wakeCodes(brain.outbox, brain.now());
    brain.changed();
    void brain.runOutbox();
    return DONE;
  };

  return {
    ...shopHandlers(brain),
    ...skuFileHandlers(brain),

    async 'settings.language'({ language }) {
      await changeSettings((settings) => ({ ...settings, language }));
      brain.changed();
      return DONE;
    },

    async 'settings.read-only'({ shopId, readOnly }) {
      if (!readOnly && (await readSettings()).outboxLost && !(await isReconciled(brain))) {
        return { ok: false, reason: reason('outbox-lost') };
      }
      await changeShop(shopId, (shop) => ({ ...shop, readOnly }));
      if (!readOnly) await changeSettings((settings) => ({ ...settings, outboxLost: false }));
      return applied(readOnly ? 'read-only-on' : 'read-only-off');
    },

    async 'settings.duty'({ shopId, duty, doer, smartshipLinkDeclaredOff }) {
      await changeShop(shopId, (shop) => ({
        ...shop,
        smartshipLinkDeclaredOff,
        duties: { ...shop.duties, [duty]: doer },
        dutySince: { ...shop.dutySince, ...(doer === 'extension' ? { [duty]: brain.now() } : {}) },
      }));
      return applied(`duty-${duty}-${doer}`);
    },

    async 'settings.import'({ exported }) {
      const imported = await importSettings(exported, brain.outbox, brain.now());
      return imported ? applied('settings-import') : { ok: false, reason: reason('file-not-understood') };
    },

    async 'automation.go-on'() {
      await changeSettings((settings) => ({ ...settings, automationAsks: false }));
      return applied('automation-go-on');
    },

    async 'settings.pause'({ paused }) {
      await changeSettings((settings) => ({ ...settings, paused }));
      return applied(paused ? 'pause-on' : 'pause-off');
    },

    async 'settings.ship-date'({ shopId, rule }) {
      await changeShop(shopId, (shop) => ({ ...shop, shipDateRule: rule }));
      return applied('ship-date-rule');
    },

    async 'erase.everything'() {
      await schedule.eraseEverything();
      return DONE;
    },
  };
}
