import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LANGUAGES, sharedTexts } from '#lib/i18n';
import { readSettings, type Settings } from '#lib/storage';
import { PageFrame } from './PageFrame.tsx';
import { type Live, useLive } from './use-live.ts';

/** Draws a page of ours in the element `#root` once the settings, and with them the language, are known. */
export function mount(page: { title: (settings: Settings) => string; body: (settings: Settings) => ReactNode }): void {
  const root = document.getElementById('root');
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <WithSettings {...page} />
      </StrictMode>,
    );
  }
}

function WithSettings(page: { title: (settings: Settings) => string; body: (settings: Settings) => ReactNode }) {
  const live: Live<Settings> = useLive(readSettings);
  if (live.kind === 'loading') return null;
  // readSettings has a careful answer for a broken store; only a browser that refuses storage altogether ends here.
  if (live.kind === 'failed') {
    return <p className="ss-banner">{LANGUAGES.map((language) => sharedTexts(language).cannotRead).join(' ')}</p>;
  }
  const { value: settings } = live;
  return (
    <PageFrame language={settings.language} title={page.title(settings)}>
      {page.body(settings)}
    </PageFrame>
  );
}
