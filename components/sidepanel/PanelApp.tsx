import { known, type Result, resultOf, setPaused, syncNow, useLive } from '#components/shared';
import type { CartView } from '#lib/domain';
import { ask, type PressReply, type Reply } from '#lib/messaging/client';
import { readCartViews, type Settings } from '#lib/storage';
import { type Creation, createdLines } from './CreateDialog.tsx';
import { PanelScreen } from './PanelScreen.tsx';
import type { GoingCart } from './plan.ts';
import type { SendReply } from './use-bulk.ts';
import { useFocus } from './use-focus.ts';

/** The panel on the stored data. */
export function PanelApp({ settings }: { settings: Settings }) {
  const carts = useLive(readCartViews);
  const focus = useFocus();
  return (
    <PanelScreen
      settings={settings}
      carts={known(carts)}
      failed={carts.kind === 'failed'}
      focus={focus?.orderNo ?? null}
      previewAt={focus?.preview ? focus.at : null}
      onSend={send}
      onCancel={cancel}
      onUndo={async (jobId) => resultOf(await ask('send.undo', { jobId }))}
      onRetry={async (jobId) => resultOf(await ask('send.retry', { jobId }))}
      onStop={async ({ shopId, packNo }) => resultOf(await ask('send.stop', { shopId, packNo }))}
      onCreate={create}
      onDelay={async (answer) => resultOf(await ask('send.delay', answer))}
      onPause={setPaused}
      onSync={syncNow}
    />
  );
}

async function send(going: readonly GoingCart[]): Promise<SendReply> {
  const carts = going.map(({ shopId, packNo, named, leaving }) => ({
    shopId,
    packNo,
    named: [...named],
    leaving: [...leaving],
  }));
  const reply = await ask('send.selected', { carts });
  return reply.ok ? { kind: 'answered', results: reply.value.results } : { kind: reply.why };
}

async function cancel(jobIds: readonly string[]) {
  const reply = await ask('send.cancel', { jobIds: [...jobIds] });
  return reply.ok ? { cancelled: reply.value.cancelled.length, begun: reply.value.begun.length } : null;
}

async function create(creation: Creation, view: CartView): Promise<Result> {
  const named = createdLines(view, creation).map(({ line }) => line.orderNo);
  const cart = { shopId: view.shopId, packNo: view.packNo, named };
  return pressedResult(
    creation === 'create-again' ? await ask('send.create-again', cart) : await ask('send.create-shipping-order', cart),
  );
}

type Pressed = { readonly ok: true; readonly value: PressReply } | Extract<Reply<'send.create-again'>, { ok: false }>;

function pressedResult(reply: Pressed): Result {
  if (!reply.ok) return reply.why === 'gone' ? { kind: 'gone' } : { kind: 'refused', reason: null };
  return reply.value.kind === 'refused' ? { kind: 'refused', reason: reply.value.reason } : { kind: 'done' };
}
