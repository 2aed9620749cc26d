import { z } from 'zod';

const rpc = z.object({ method: z.string(), params: z.object({ name: z.string() }).optional().catch(undefined) });

/** The names that a request can be matched by: its path, QAPI or TxAPI method with and without class, MCP method and tool. */
export function labelsOf(url: URL, body: string): readonly string[] {
  const labels = [url.pathname];
  const method = url.searchParams.get('method') ?? url.pathname.split('/').at(-1) ?? '';
  if (method !== '') labels.push(method, method.split('.').at(-1) ?? '');
  if (!url.pathname.endsWith('/mcp')) return labels;
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return labels;
  }
  const read = rpc.safeParse(message);
  if (read.success) labels.push(read.data.method, ...(read.data.params === undefined ? [] : [read.data.params.name]));
  return labels;
}
