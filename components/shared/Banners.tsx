import { sharedTexts } from '#lib/i18n';
import type { Settings } from '#lib/storage';
import { useTexts } from './language.tsx';

/** Says that everything is paused, or which shops are Read-only. */
export function Banners({ settings }: { settings: Pick<Settings, 'paused' | 'shops'> }) {
  const texts = useTexts(sharedTexts);
  const readOnly = settings.shops.filter((shop) => shop.readOnly).map((shop) => shop.shopId);
  return (
    <>
      {settings.paused && (
        <p className="ss-banner" data-tone="need" data-smartship-banner="paused">
          {texts.pausedBanner}
        </p>
      )}
      {readOnly.length > 0 && (
        <p className="ss-banner" data-tone="warn" data-smartship-banner="read-only">
          {texts.readOnlyBanner(readOnly.join(', '))}
        </p>
      )}
    </>
  );
}
