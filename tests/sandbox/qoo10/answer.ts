import type { World } from '../world.ts';
import type { Lag } from './lag.ts';

/** What a method came to: `result` undefined for the StdResult kind, which has no ResultObject [qapi 1.2]. */
export type Answer = { readonly code: number; readonly msg: string; readonly result?: unknown };

export type Call = {
  readonly world: World;
  readonly lag: Lag;
  /** A parameter by its name in any case; blank when it was not sent. */
  param(name: string): string;
};

export type Method = (call: Call) => Answer;

export const success = (result?: unknown, msg = 'SUCCESS'): Answer =>
  result === undefined ? { code: 0, msg } : { code: 0, msg, result };
export const refused = (code: number, msg: string): Answer => ({ code, msg });

/** A list as Qoo10 writes it: an empty one is null, or [] where the world says so [qapi 1.2]. */
export const list = (world: World, rows: readonly unknown[], msg = 'SUCCESS'): Answer =>
  success(rows.length === 0 && world.qoo10.emptyList === 'null' ? null : rows, msg);

/** Always HTTP 200 and never a CORS header [qapi 1.2, 1.4]. */
export function envelope(world: World, answer: Answer): Response {
  const code = world.qoo10.numericStringCodes ? String(answer.code) : answer.code;
  return Response.json({
    ...(answer.result !== undefined && { ResultObject: answer.result }),
    ResultCode: code,
    ResultMsg: answer.msg,
  });
}

/** The gateway's own errors [qapi 1.2 shape 2]. */
export const gatewayError = (code: number, message: string): Response =>
  Response.json({ ErrorCode: code, ErrorMsg: message });

/** Routing errors are plain text [qapi 1.2 shape 3]. */
export const routingError = (message: string): Response =>
  new Response(message, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
