import { fill } from '#lib/i18n';
import { ask, type PressReply } from '#lib/messaging/client';
import type { RowModel } from '../dock/row-control.ts';
import { isBeside, isOnTop } from '../dock/visibility.ts';
import type { Page } from '../page.ts';

export interface PressOutcome {
  readonly model: RowModel;
  readonly reply: PressReply;
}

export interface Presses {
  /** True while a press of this line is under way. */
  isBusy(orderNo: string): boolean;
}

interface Needs {
  /** The order number that the live row shows at this moment, read from the page again. */
  numberIn(row: Element): string | null;
  pressed(outcome: PressOutcome): void;
  undone(model: RowModel): void;
  redraw(): void;
}

/**
 * Turns presses of row buttons into messages (design §3 law 5): only a real person's press counts, the number is read again
 * from the live row, the button must have been visible and uncovered, and a press while one is under way does nothing.
 */
export function handlePresses(page: Page, needs: Needs): Presses {
  const { dock } = page;
  const busy = new Set<string>();
  const texts = () => page.words().texts;
  const say = (tone: 'ok' | 'act' | 'bad', title: string, ...lines: string[]) =>
    dock.said.say({ tone, title, lines, close: texts().close });
  const sayWhy = (orderNo: string, { why, next }: { why: string; next: string }) => say('act', why, next, orderNo);

  const undo = async (jobId: string, model: RowModel) => {
    const reply = await ask('send.undo', { jobId });
    if (!reply.ok) return say('bad', reply.why === 'gone' ? texts().gone : texts().undoFailed);
    if (reply.value.ok) say('ok', texts().undone);
    else if (reply.value.said) sayWhy('', reply.value.said);
    else say('bad', texts().undoFailed);
    needs.undone(model);
  };

  const told = (model: RowModel, reply: PressReply) => {
    if (reply.kind === 'refused') sayWhy(model.send.join(', '), reply.said);
    if (reply.kind === 'already') say('ok', texts().already);
    if (reply.kind !== 'queued') return;
    const named = model.send.join(', ');
    dock.said.say({
      tone: 'ok',
      title: fill(texts().queuedNote, { orderNos: named }),
      lines: reply.firstTime ? [texts().firstTimeTitle, texts().firstTime] : [],
      undo: {
        label: texts().undo,
        name: fill(texts().undoName, { orderNo: named }),
        until: reply.notBefore,
        run: () => void undo(reply.jobId, model),
      },
      close: texts().close,
    });
  };

  const send = async (event: MouseEvent, button: HTMLButtonElement, model: RowModel) => {
    const { orderNo } = model;
    if (orderNo === null) return;
    const rowSays = () => model.row.isConnected && needs.numberIn(model.row) === orderNo;
    const onTop = isOnTop(button, dock.host.element, dock.host.shadow, event) && isBeside(button, model.row);
    if (!rowSays()) return say('bad', texts().pressMismatch);
    if (!onTop || !(await dock.rows.visibility.wasVisible(button))) return say('bad', texts().pressCovered);
    // Looking took a moment; the row may have changed in it.
    if (!rowSays()) return say('bad', texts().pressMismatch);
    const reply = await ask('send.press', { orderNo, named: [...model.send] });
    if (!reply.ok) return say('bad', reply.why === 'gone' ? texts().gone : texts().refused);
    told(model, reply.value);
    needs.pressed({ model, reply: reply.value });
  };

  const once = async (lines: readonly string[], run: () => Promise<void>) => {
    if (lines.some((line) => busy.has(line))) return;
    for (const line of lines) busy.add(line);
    needs.redraw();
    try {
      await run();
    } finally {
      for (const line of lines) busy.delete(line);
      needs.redraw();
    }
  };

  dock.onPress((event, button, action, model) => {
    if (!event.isTrusted) return;
    // Opening the panel sends nothing; it must be asked for at once, while the browser still counts the press.
    if (action === 'open') return void ask('panel.open', { orderNo: model.orderNo });
    // The second half of a double click on Send must not hit the Undo that took its place.
    if (action === 'undo' && event.detail > 1) return;
    const lines = model.send.length > 0 ? model.send : [model.orderNo ?? model.key];
    const job = model.undo?.jobId;
    void once(lines, () =>
      action === 'send' ? send(event, button, model) : job ? undo(job, model) : Promise.resolve(),
    );
  });
  return { isBusy: (orderNo) => busy.has(orderNo) };
}
