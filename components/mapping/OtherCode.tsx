import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction, useTexts } from '#components/shared';
import { matchingRule } from '#lib/domain';
import { mappingTexts } from '#lib/i18n';
import { readSkusByCode } from '#lib/storage';
import type { CodeItem } from './model.ts';

/** A code of the seller's own choosing; it must be a SKU's, of the kind that this place wants. */
export function OtherCode(props: { item: CodeItem; onUse: (suggestion: { code: string; skuName: string }) => void }) {
  const texts = useTexts(mappingTexts);
  const [code, setCode] = useState('');
  const use = useAction(async () => {
    const skus = await readSkusByCode([code]);
    const wants = matchingRule.kindFor(props.item.code.role);
    const fits = skus.filter(({ kind }) => kind === 'untold' || kind === wants);
    const [sku] = fits;
    if (!sku) return skus.length === 0 ? texts.otherUnknown : texts.otherKind;
    props.onUse({ code, skuName: [sku.name, sku.optionName].filter(Boolean).join(' / ') });
    return null;
  });
  return (
    <form
      className="mp-other"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') use.run();
      }}
    >
      <TextInput
        size="xs"
        aria-label={texts.otherLabel}
        placeholder={texts.otherLabel}
        value={code}
        maxLength={100}
        autoFocus
        error={use.outcome}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-smartship-action="other-code-text"
      />
      <Button size="xs" type="submit" variant="default" loading={use.busy} data-smartship-action="use-other-code">
        {texts.otherUse}
      </Button>
    </form>
  );
}
