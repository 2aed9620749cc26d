import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConnectionStatus, ResultNote, useTexts, worstOf } from '#components/shared';
import { keyTexts } from '#lib/i18n';
import type { Connection, Settings, Unfinished } from '#lib/storage';
import { type Qoo10Actions, Qoo10Card } from './Qoo10Card.tsx';

/** Qoo10's side: a card a shop, side by side, and one for the next. One status speaks for all of them (design §6). */
export function Qoo10Section(
  props: Qoo10Actions & {
    shops: Settings['shops'];
    connections: readonly Connection[];
    unfinished: readonly Unfinished[];
  },
) {
  const texts = useTexts(keyTexts);
  const [addAt, setAddAt] = useState<number | null>(null);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const { shops, connections, unfinished, onRemoveShop, ...actions } = props;
  // A card keeps its place when its shop becomes known, so that what it has to say about the saving stays in sight.
  const adding = shops.length === 0 || (addAt !== null && shops.length <= addAt);
  const known: readonly (string | null)[] = shops.map(({ shopId }) => shopId);
  const shown = (adding ? [...known, null] : known).map((shopId, place) => ({
    shopId,
    slot: `${removed.length}-${place}`,
  }));
  const several = shown.length > 1;
  const remove = async (shopId: string) => {
    const result = await onRemoveShop(shopId);
    if (result.kind === 'done') {
      setAddAt(null);
      setRemoved([...removed, shopId]);
    }
    return result;
  };
  const last = removed.at(-1);
  return (
    <div className="op-side">
      {several && (
        <div className="op-overall">
          <ConnectionStatus party="qoo10" connection={worstOf(connections, 'qoo10')} />
          <span className="ss-muted">{texts.allShops(shops.length)}</span>
        </div>
      )}
      {last !== undefined && <ResultNote result={{ kind: 'done' }} done={texts.removed(last)} />}
      {shown.map(({ shopId, slot }) => (
        <Qoo10Card
          key={slot}
          {...actions}
          onRemoveShop={remove}
          shopId={shopId}
          connection={connections.find((each) => each.party === 'qoo10' && each.shopId === shopId) ?? null}
          unfinished={unfinished}
          several={several}
          {...(shopId === null && several ? { onCancel: () => setAddAt(null) } : {})}
        />
      ))}
      {!adding && (
        <div>
          <Button size="xs" variant="default" onClick={() => setAddAt(shops.length)} data-smartship-action="add-shop">
            {texts.addShop}
          </Button>
        </div>
      )}
    </div>
  );
}
