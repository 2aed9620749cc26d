import { filled } from '../cells.ts';
import { byPlainName, isRow, type Row } from '../names.ts';
import { words } from '../redact.ts';
import { field } from './answer.ts';
import type { ToolCaller } from './caller.ts';
import type { Statuses } from './rows.ts';

/** All records anywhere in an answer, outermost first. */
function records(data: unknown, depth = 0): Row[] {
  if (depth > 6) return [];
  if (Array.isArray(data)) return data.flatMap((part) => records(part, depth + 1));
  if (!isRow(data)) return [];
  return [data, ...Object.values(data).flatMap((part) => records(part, depth + 1))];
}

/** The server's own words for its status codes, read once a tool list from its status tool, and only when rows come without words of their own. */
export async function statusesFor(caller: ToolCaller, rows: readonly Row[]): Promise<Statuses> {
  const { memory } = caller.connection;
  const wordless = rows.some((row) => {
    const fields = byPlainName(row);
    return filled(field(fields, 'statusCode')) !== null && filled(field(fields, 'statusLabel')) === null;
  });
  if (!wordless || Object.keys(memory.statuses).length > 0 || !caller.offerOf('get_order_status_search_params').ok)
    return memory.statuses;
  const answer = await caller.call('get_order_status_search_params', { values: {} });
  // Without it codes stay without words and stages unknown, which is shown.
  if (!answer.ok) return memory.statuses;
  const statuses: Record<string, { label: string; group: string }> = {};
  for (const record of records(answer.value)) {
    const fields = byPlainName(record);
    const label = filled(field(fields, 'statusWord'));
    const codes = (filled(field(fields, 'statusCode')) ?? '').split(/[|,\s]+/).filter((code) => code !== '');
    if (label === null) continue;
    const group = filled(field(fields, 'group')) ?? '';
    for (const code of codes) statuses[code] ??= { label: words(label), group };
  }
  await caller.connection.remember({ statuses });
  return statuses;
}
