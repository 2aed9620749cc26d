import { Button } from '@mantine/core';
import { useTexts } from '#components/shared';
import { optionsTexts } from '#lib/i18n';

export function TestButton({ busy, onPress }: { busy: boolean; onPress: () => void }) {
  const texts = useTexts(optionsTexts);
  return (
    <Button size="xs" variant="default" loading={busy} onClick={onPress} data-smartship-action="test-connection">
      {texts.test}
    </Button>
  );
}
