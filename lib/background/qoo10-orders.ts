import { failed, ok } from '#lib/domain';
import type { Qoo10Orders } from '#lib/outbox';
import type { OrderWriteResult, Qapi } from '#lib/qoo10';

/** Qoo10's API in the words of the steps. */
export function qoo10Orders(qapi: Qapi): Qoo10Orders {
  return {
    async orderByNo(orderNo) {
      const told = await qapi.orderByNo(orderNo);
      return told.ok ? ok(told.value === 'not-found' ? null : told.value) : told;
    },
    async confirmOrders(rows) {
      const written = await qapi.confirmOrders(rows.map((row) => ({ ...row, delay: null })));
      return rowsOr(written);
    },
    async sendTrackings(rows) {
      return rowsOr(await qapi.sendTrackings(rows));
    },
    async forCreate(lines) {
      const told = await qapi.recipientOf(lines);
      if (!told.ok) return told;
      // The one place that opens the envelope; what is in it goes straight into the create call (design §9).
      const recipients = told.value.reveal();
      const [first] = recipients;
      const missing = lines.find((line) => !recipients.some(({ orderNo }) => orderNo === line.orderNo));
      if (!first || missing || first.name.trim() === '' || first.address1.trim() === '') {
        return failed({ kind: 'bad-request', party: 'qoo10', operation: 'recipientOf', says: 'address missing' });
      }
      const { name, nameKana, phone, mobile, zipCode, address1, address2, message } = first;
      return ok({
        recipient: { name, nameKana, phone, mobile, zipCode, address1, address2, message },
        lines: lines.map((line) => ({
          orderNo: line.orderNo,
          title: line.itemTitle,
          code: line.optionCode.trim() === '' ? line.sellerCode : line.optionCode,
          quantity: line.quantity,
          unitPriceYen: recipients.find(({ orderNo }) => orderNo === line.orderNo)?.unitPriceYen ?? 0,
          skuNo: null,
        })),
      });
    },
  };
}

/** Row by row where any row's end is known; a call that failed as a whole is a failure. */
function rowsOr({ rows, failure }: Awaited<ReturnType<Qapi['confirmOrders']>>) {
  const told = rows.filter(({ state }) => state !== 'not-sent' && state !== 'unknown');
  if (failure && told.length < rows.length) return failed(failure);
  // A row whose result nobody told: it is looked at again before anything else is done.
  if (told.length < rows.length) {
    return failed({ kind: 'unknown-outcome', party: 'qoo10', operation: 'bulk' } as const);
  }
  return ok(
    told.map(({ orderNo, state, done, says }: OrderWriteResult) => ({
      orderNo,
      done,
      already: state === 'done-by-other',
      says,
    })),
  );
}
