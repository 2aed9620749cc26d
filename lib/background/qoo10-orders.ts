import { failed, type OrderNo, ok } from '#lib/domain';
import type { Qoo10Orders, RowResult } from '#lib/outbox';
import type { OrderWriteResult, Qapi } from '#lib/qoo10';
import { byNumber, type Known, readTogether } from './read-together.ts';

/** What came of one tracking number, with the carrier as Qoo10 recognised it. */
export interface TrackedRow {
  readonly orderNo: OrderNo;
  readonly done: boolean;
  /** False where nobody told what became of it. */
  readonly known: boolean;
  readonly says: string;
  readonly carrier: string;
}

/** Qoo10's API in the words of the steps. */
export function qoo10Orders(
  qapi: Qapi,
  known: Known,
  tracked: (rows: readonly TrackedRow[]) => Promise<void> = async () => undefined,
): Qoo10Orders {
  return {
    orderByNo: (orderNo) => byNumber(qapi, orderNo),
    ordersByNo: (orderNos) => readTogether(qapi, known, orderNos),
    async confirmOrders(rows) {
      const written = await qapi.confirmOrders(rows);
      for (const { orderNo } of rows) known.moved.set(orderNo, 3);
      return rowsOr(written);
    },
    async sendTrackings(rows) {
      const written = await qapi.sendTrackings(rows);
      for (const { orderNo } of rows) known.moved.set(orderNo, 4);
      await tracked(
        written.rows.map(({ orderNo, done, state, says, carrierRecognised }) => ({
          orderNo,
          done,
          known: state !== 'unknown' && state !== 'not-sent',
          says,
          carrier: carrierRecognised ?? rows.find((row) => row.orderNo === orderNo)?.carrier ?? '',
        })),
      );
      return rowsOr(written);
    },
    async forCreate(lines) {
      const told = await qapi.recipientOf(lines);
      if (!told.ok) return told;
      // The one place that opens the envelope; what is in it goes straight into the create call (design §9).
      const recipients = told.value.reveal();
      const [first] = recipients;
      const missing = lines.find((line) => {
        const own = recipients.find(({ orderNo }) => orderNo === line.orderNo);
        return !own || own.name.trim() === '' || own.address1.trim() === '';
      });
      if (missing) return ok({ missing: missing.orderNo });
      // A cart without lines is refused long before.
      if (!first) return failed({ kind: 'bad-request', party: 'qoo10', operation: 'recipientOf' });
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

/** Codes of the confirm bulk that speak of the date [qapi 1.3]. */
const DATE_REFUSED: Readonly<Record<number, Pick<RowResult, 'date'>>> = {
  [-10017]: { date: 'too-far' },
  [-10018]: { date: 'not-after-today' },
};

/** Row by row where any row's end is known; a call that failed as a whole is a failure. */
function rowsOr({ rows, failure }: Awaited<ReturnType<Qapi['confirmOrders']>>) {
  // Without a failure, what was not sent is what our own rules kept back: a refusal, of which the seller is told.
  const told = rows.filter(({ state }) => state !== 'unknown' && (state !== 'not-sent' || failure === null));
  if (failure && told.length < rows.length) return failed(failure);
  // A row whose result nobody told: it is looked at again before anything else is done.
  if (told.length < rows.length) {
    return failed({ kind: 'unknown-outcome', party: 'qoo10', operation: 'bulk' } as const);
  }
  return ok(
    told.map(({ orderNo, state, done, says, code }: OrderWriteResult) => ({
      orderNo,
      done,
      already: state === 'done-by-other',
      says,
      ...DATE_REFUSED[code ?? 0],
    })),
  );
}
