import { Button } from '@mantine/core';
import { useAction, useTexts } from '#components/shared';
import { keyTexts } from '#lib/i18n';
import { requestHosts } from '#lib/platform';

/** Where the browser keeps the extension from its hosts: the browser's own question, one press away. */
export function AllowHosts() {
  const texts = useTexts(keyTexts);
  const ask = useAction(requestHosts);
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        loading={ask.busy}
        onClick={() => ask.run()}
        data-smartship-action="allow-hosts"
      >
        {texts.allowHosts}
      </Button>
      {ask.outcome !== null && <p role="status">{ask.outcome ? texts.hostsAllowed : texts.hostsNotAllowed}</p>}
    </div>
  );
}
