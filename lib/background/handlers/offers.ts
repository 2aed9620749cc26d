import type { Handlers, ToldOffer } from '#lib/messaging';
import type { Operation, SmartshipGateway } from '#lib/smartship';
import type { Brain } from '../brain.ts';

/** Every operation, so that a new one cannot be forgotten here; the order is the order of the table on screen. */
const OPERATIONS = {
  'search-skus': true,
  'find-orders': true,
  'order-detail': true,
  'create-order': true,
  'confirm-orders': true,
  instruct: true,
  'cancel-instruction': true,
  hold: true,
  stop: true,
  'map-line-sku': true,
  tracking: true,
  'sku-channel-links': true,
  'sync-settings': true,
  'manual-sync': true,
  'sync-log': true,
  'create-sku': true,
} as const satisfies Readonly<Record<Operation, true>>;

/** What the connected Smartship server offers, as it was read when the connection was made. */
export function offerHandlers(brain: Brain): Pick<Handlers, 'smartship.offers'> {
  return {
    async 'smartship.offers'() {
      const gateway = await brain.parties.gateway();
      if (!gateway.ok) {
        const { kind, says = '', operation } = gateway.failure;
        return { failure: { kind, says, operation }, signIn: 'none', offers: [] };
      }
      // Object.keys only forgets that the table has exactly these names.
      const operations = Object.keys(OPERATIONS) as Operation[];
      return {
        failure: null,
        signIn: gateway.value.signIn,
        offers: operations.map((operation) => toldOffer(gateway.value, operation)),
      };
    },
  };
}

function toldOffer(gateway: SmartshipGateway, operation: Operation): ToldOffer {
  const offer = gateway.offer(operation);
  if (!offer.offered) return { operation, state: 'not-offered', why: offer.reason, detail: offer.detail };
  return { operation, state: offer.proven ? 'offered' : 'unproven', why: null, detail: '' };
}
