import { Button } from '@mantine/core';
import { sharedTexts } from '#lib/i18n';
import type { Settings } from '#lib/storage';
import { useTexts } from './language.tsx';
import { letAutomationGoOn } from './settings-actions.ts';
import { useAction } from './use-action.ts';

/** What a banner needs of the settings. */
type Bannered = Pick<Settings, 'paused' | 'shops'> & Partial<Pick<Settings, 'automationAsks'>>;

/** Says that everything is paused, which shops are Read-only, or that automation waits for the seller. */
export function Banners({ settings }: { settings: Bannered }) {
  const texts = useTexts(sharedTexts);
  const readOnly = settings.shops.filter((shop) => shop.readOnly).map((shop) => shop.shopId);
  return (
    <>
      {settings.paused && (
        <p className="ss-banner" data-tone="need" data-smartship-banner="paused">
          {texts.pausedBanner}
        </p>
      )}
      {settings.automationAsks === true && <AutomationAsks />}
      {readOnly.length > 0 && (
        <p className="ss-banner" data-tone="warn" data-smartship-banner="read-only">
          {texts.readOnlyBanner(readOnly.join(', '))}
        </p>
      )}
    </>
  );
}

/** After a long sleep automation starts nothing by itself until the seller says so (design §3 law 7). */
function AutomationAsks() {
  const texts = useTexts(sharedTexts);
  const goOn = useAction(letAutomationGoOn);
  return (
    <div className="ss-banner" data-tone="need" data-smartship-banner="automation-asks">
      <p>{texts.automationAsks}</p>
      <Button
        size="xs"
        variant="default"
        loading={goOn.busy}
        onClick={() => goOn.run()}
        data-smartship-action="automation-go-on"
      >
        {texts.automationGoOn}
      </Button>
    </div>
  );
}
