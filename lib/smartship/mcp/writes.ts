import { type Outcome, ok, type ShippingNo, type SkuNo } from '#lib/domain';
import { filled, flag, number } from '../cells.ts';
import type { Consent, CreateOrderRequest, Operation, WriteRow } from '../gateway.ts';
import { byPlainName, type Row } from '../names.ts';
import { words } from '../redact.ts';
import { dataOf, failure, field, findRows, type ToolReply } from './answer.ts';
import { type Candidates, type Given, manyBy } from './bind.ts';
import type { ToolCaller } from './caller.ts';
import { isProven, isSearchProven, prove } from './proofs.ts';
import { readShippingNo } from './rows.ts';
import type { ToolName } from './tools.ts';

const AT_A_TIME = 100;
const JOIN = '|';
/** Sent only with a consent in hand [smartship 3.1]. */
export const CONFIRM: Candidates = [true, 'true', 'Y'];

/** Everything that must hold before a write is sent: fresh schemas, an offered tool, a consent, and an identifier whose meaning is proven. */
export async function mayWrite(caller: ToolCaller, operation: Operation, consent: Consent): Promise<Outcome<ToolName>> {
  const since = consent.by === 'press' ? consent.at : consent.since;
  if (!Number.isFinite(since) || since > caller.now()) return failure('refused-here', operation, 'no consent');
  const fresh = await caller.connection.freshForWrite();
  if (!fresh.ok) return fresh;
  const found = caller.toolFor(operation);
  if (!found.ok) {
    const { offer } = found;
    return failure('not-offered', operation, offer.offered ? '' : `${offer.reason}: ${offer.detail}`);
  }
  return ok(found.name);
}

async function identifierProven(caller: ToolCaller, name: ToolName): Promise<Outcome<null>> {
  if (isProven(caller, name)) return ok(null);
  const round = await prove(caller);
  if (!round.ok) return round;
  return isProven(caller, name)
    ? ok(null)
    : failure('refused-here', name, 'what the number means is not proven on this account');
}

/** Writes on QSP numbers: confirm, Pick & Pack and its cancel, hold, stop. Nothing is sent twice; the rows are what the server replied, not what is. */
export async function writeOnShipments(
  caller: ToolCaller,
  operation: Operation,
  shippingNos: readonly ShippingNo[],
  consent: Consent,
  extra: Given['values'] = {},
): Promise<Outcome<readonly WriteRow[]>> {
  const asked = [...new Set(shippingNos)];
  if (asked.length === 0) return ok([]);
  const may = await mayWrite(caller, operation, consent);
  if (!may.ok) return may;
  const name = may.value;
  const strange = asked.find((shippingNo) => !caller.listed.has(shippingNo) && !caller.readBack.has(shippingNo));
  if (strange !== undefined)
    return failure('refused-here', name, `${strange} was not returned by this server in this session`);
  const proven = await identifierProven(caller, name);
  if (!proven.ok) return proven;
  const offer = caller.offerOf(name);
  const size = offer.ok && manyBy(offer.binding, 'shippingNos') !== 'one' ? AT_A_TIME : 1;
  const rows: WriteRow[] = [];
  for (let at = 0; at < asked.length; at += size) {
    const part = asked.slice(at, at + size);
    const joined = part.join(JOIN);
    const written = await writeOnce(caller, name, { ...extra, shippingNos: [part, joined], confirm: CONFIRM }, part);
    if (written.ok) rows.push(...written.value);
    // A lost reply outweighs what was told before it; other refusals of later parts are told row by row.
    else if (rows.length === 0 || written.failure.kind === 'unknown-outcome') return written;
    else
      rows.push(
        ...part.map((shippingNo) => ({
          shippingNo,
          accepted: false,
          says: written.failure.says ?? written.failure.kind,
        })),
      );
  }
  return ok(rows);
}

async function writeOnce(
  caller: ToolCaller,
  name: ToolName,
  values: Given['values'],
  asked: readonly ShippingNo[],
): Promise<Outcome<readonly WriteRow[]>> {
  const reply = await caller.reply(name, { values });
  return reply.ok ? writeRows(caller, name, reply.value, asked) : reply;
}

export const isWordsOnly = ({ structuredContent, content, isError }: ToolReply): string | null => {
  if (isError || structuredContent !== undefined) return null;
  const texts = content.flatMap((block) =>
    typeof block === 'object' && block !== null && 'text' in block && typeof block.text === 'string'
      ? [block.text]
      : [],
  );
  const said = texts.join(' ').trim();
  return said === '' || /^[[{]/.test(said) ? null : said;
};

/** Reads a write's reply: by row where it names rows, else as one answer for all. A row it leaves out is not accepted. */
function writeRows(
  caller: ToolCaller,
  name: ToolName,
  reply: ToolReply,
  asked: readonly ShippingNo[],
): Outcome<readonly WriteRow[]> {
  const said = isWordsOnly(reply);
  if (said !== null)
    return ok(
      asked.map((shippingNo) => ({ shippingNo, accepted: true, says: words(said, caller.connection.secrets) })),
    );
  const data = dataOf(reply, caller.contextOf(name));
  if (!data.ok) {
    caller.noteRefusal(name, data.failure.kind);
    return data;
  }
  const told = new Map(
    (findRows(data.value, 'shippingNo')?.rows ?? []).map((row) => [
      readShippingNo(field(byPlainName(row), 'shippingNo')),
      row,
    ]),
  );
  const whole =
    typeof data.value === 'object' && data.value !== null && !Array.isArray(data.value)
      ? rowVerdict({ ...data.value })
      : { accepted: true, says: '' };
  return ok(
    asked.map((shippingNo) => {
      const row = told.get(shippingNo);
      if (told.size > 0) return { shippingNo, ...(row ? rowVerdict(row) : { accepted: false, says: '' }) };
      return { shippingNo, accepted: whole.accepted, says: words(whole.says, caller.connection.secrets) };
    }),
  );
}

export function rowVerdict(row: Row): { accepted: boolean; says: string } {
  const fields = byPlainName(row);
  const code = number(field(fields, 'resultCode'));
  const accepted = flag(field(fields, 'accepted')) ?? (code === null || code === 0);
  return {
    accepted: accepted && (code === null || code === 0 || code === 200),
    says: words(filled(field(fields, 'resultMessage')) ?? ''),
  };
}

/** A SKU number from our own store may be old: it is read back before it goes into a write. */
async function knownSku(caller: ToolCaller, skuNo: SkuNo): Promise<Outcome<null>> {
  if (caller.skus.has(skuNo)) return ok(null);
  const answer = await caller.call('get_sku_detail', { values: { skuNo: [skuNo, Number(skuNo)] } });
  if (!answer.ok) return answer;
  const rows = findRows(answer.value, 'skuNo')?.rows ?? [];
  if (!rows.some((row) => filled(field(byPlainName(row), 'skuNo')) === skuNo))
    return failure('refused-here', 'get_sku_detail', `${skuNo} was not read back`);
  caller.skus.add(skuNo);
  return ok(null);
}

/** Gives one goods line another SKU. Line key and SKU must both have come from this server. */
export async function mapLineSku(
  caller: ToolCaller,
  line: { readonly shippingNo: ShippingNo; readonly seqNo: string; readonly skuNo: SkuNo },
  consent: Consent,
): Promise<Outcome<readonly WriteRow[]>> {
  const may = await mayWrite(caller, 'map-line-sku', consent);
  if (!may.ok) return may;
  const { shippingNo, seqNo, skuNo } = line;
  if (!caller.lines.has(`${shippingNo} ${seqNo}`))
    return failure(
      'refused-here',
      may.value,
      `line ${seqNo} of ${shippingNo} was not returned by this server in this session`,
    );
  const proven = await identifierProven(caller, may.value);
  if (!proven.ok) return proven;
  const sku = await knownSku(caller, skuNo);
  if (!sku.ok) return sku;
  const values = {
    shippingNo: [shippingNo],
    seqNo: [seqNo, Number(seqNo)],
    skuNo: [skuNo, Number(skuNo)],
    confirm: CONFIRM,
  };
  return writeOnce(caller, may.value, values, [shippingNo]);
}

/** Creates a seller-shipped order; fulfilment orders are refused by the server [smartship 3.2]. The recipient goes into this one call and nowhere else. */
export async function createOrder(
  caller: ToolCaller,
  request: CreateOrderRequest,
  consent: Consent,
): Promise<Outcome<{ readonly shippingNo: ShippingNo | null }>> {
  const may = await mayWrite(caller, 'create-order', consent);
  if (!may.ok) return may;
  // Without a way to find an order by the mall's number nobody could tell whether this one is there already.
  if (!isSearchProven(caller, 'search-single') && !isSearchProven(caller, 'rows-carry-order-no')) {
    return failure('refused-here', may.value, 'how to find an order is not proven on this account');
  }
  for (const { skuNo } of request.lines) {
    const sku = skuNo === null ? ok(null) : await knownSku(caller, skuNo);
    if (!sku.ok) return sku;
  }
  const { recipient } = request;
  const orders = request.orderNos.join(JOIN);
  const values: Given['values'] = {
    clientRequestId: [request.clientRequestId],
    confirm: CONFIRM,
    serviceType: [request.serviceType],
    orderNo: [orders, [...request.orderNos], Number(request.orderNos[0])],
    packNo: [request.packNo, Number(request.packNo)],
    recipientName: [recipient.name],
    recipientKana: [recipient.nameKana],
    phone: [recipient.phone],
    mobile: [recipient.mobile],
    zipCode: [recipient.zipCode],
    address1: [recipient.address1],
    address2: [recipient.address2],
    country: ['JP'],
    currency: ['JPY'],
    message: [recipient.message],
  };
  const items = request.lines.map(
    (line): Given => ({
      values: {
        orderNo: [line.orderNo, Number(line.orderNo)],
        itemTitle: [line.title],
        itemCode: [line.code],
        quantity: [line.quantity, String(line.quantity)],
        unitPrice: [line.unitPriceYen, String(line.unitPriceYen)],
        ...(line.skuNo === null ? {} : { skuNo: [line.skuNo, Number(line.skuNo)] }),
      },
    }),
  );
  const reply = await caller.reply(may.value, { values, items });
  if (!reply.ok) return reply;
  if (isWordsOnly(reply.value) !== null) return ok({ shippingNo: null });
  const data = dataOf(reply.value, caller.contextOf(may.value));
  if (!data.ok) return data;
  const [row] = findRows(data.value, 'shippingNo')?.rows ?? [];
  const shippingNo = row ? readShippingNo(field(byPlainName(row), 'shippingNo')) : null;
  return ok({ shippingNo });
}
