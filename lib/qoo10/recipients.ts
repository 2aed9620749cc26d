import { z } from 'zod';
import { type OrderLine, type OrderNo, type Outcome, ok, type QooStatus, toOrderNo } from '#lib/domain';
import type { Client } from './client.ts';
import { eachOrderRow, orderRow } from './orders.ts';
import { PersonalData } from './personal-data.ts';
import { type Row, text } from './rows.ts';

/** Whom and where an order goes to, as *create* needs it; lives only inside PersonalData. */
export interface Recipient {
  readonly orderNo: OrderNo;
  readonly name: string;
  readonly nameKana: string;
  readonly phone: string;
  readonly mobile: string;
  readonly zipCode: string;
  readonly address1: string;
  /** Blank where only the whole address was told; then it is all in `address1`. */
  readonly address2: string;
  /** The buyer's note for the delivery. */
  readonly message: string;
  /** Price of one unit in yen, option surcharge included, before discounts; null where it cannot be read. */
  readonly unitPriceYen: number | null;
}

/** The one place where people's fields are read, by their spellings in v3 and the by-order look-up [qapi 3.3, 3.4]. */
const fields = z.object({
  receiver: text,
  receiverkana: text,
  receiver_gata: text,
  receivertel: text,
  receivermobile: text,
  zipcode: text,
  shippingaddress: text,
  shippingaddr: text,
  address1: text,
  addr1: text,
  address2: text,
  addr2: text,
  shippingmessage: text,
  shippingmsg: text,
  orderprice: text,
});

function readRecipient(row: Row, orderNo: OrderNo): Recipient {
  const told = fields.parse(row);
  const price = Number(told.orderprice);
  return {
    orderNo,
    name: told.receiver,
    nameKana: told.receiverkana || told.receiver_gata,
    phone: told.receivertel,
    mobile: told.receivermobile,
    zipCode: told.zipcode,
    address1: told.address1 || told.addr1 || told.shippingaddress || told.shippingaddr,
    address2: told.address2 || told.addr2,
    message: told.shippingmessage || told.shippingmsg,
    unitPriceYen: told.orderprice.trim() !== '' && Number.isFinite(price) ? price : null,
  };
}

const MINUTE = 60_000;

/**
 * Addresses for *create*, fetched just before it and never stored [design §9]. Read from the order list around the lines' payment, since only that has
 * the address in its two parts; what is missing there, from the by-order look-up. Lines that Qoo10 no longer knows are missing from the result.
 */
export async function recipientOf(
  client: Client,
  lines: readonly Pick<OrderLine, 'orderNo' | 'paidAt' | 'status'>[],
): Promise<Outcome<PersonalData<readonly Recipient[]>>> {
  const wanted = new Set(lines.map((line) => line.orderNo));
  const found = new Map<OrderNo, Recipient>();
  const paid = lines.flatMap((line) => line.paidAt ?? []);
  if (paid.length > 0) {
    const statuses: QooStatus[] = [...new Set(lines.map((line) => line.status))];
    const window = { from: Math.min(...paid) - MINUTE, to: Math.max(...paid) + MINUTE };
    const came = await eachOrderRow(client, { statuses, ...window, by: 'payment-date' }, (row) => {
      const orderNo = row && toOrderNo(row.orderno);
      if (row && orderNo && wanted.has(orderNo)) found.set(orderNo, readRecipient(row, orderNo));
    });
    if (!came.ok) return came;
  }
  for (const orderNo of wanted) {
    if (found.has(orderNo)) continue;
    const single = await orderRow(client, orderNo);
    if (!single.ok) return single;
    if (single.value) found.set(orderNo, readRecipient(single.value.row, orderNo));
  }
  return ok(new PersonalData([...found.values()]));
}
