import { lazy, Suspense, useEffect, useState } from 'react';
import { LanguageSelect, setLanguage, useAction, useTexts } from '#components/shared';
import { mappingTexts, sharedTexts } from '#lib/i18n';
import type { Settings } from '#lib/storage';
import { OptionsApp } from './OptionsApp.tsx';
import { PageTabs, pageOf } from './PageTabs.tsx';

/** The mapping screen is a page of its own weight: it comes when it is opened. */
const MappingApp = lazy(() => import('#components/mapping').then((module) => ({ default: module.MappingApp })));

/** Which page of the options is shown, by the address's hash. */
export function OptionsPages({ settings }: { settings: Settings }) {
  const [page, setPage] = useState(() => pageOf(location.hash));
  useEffect(() => {
    const follow = () => setPage(pageOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  if (page === 'settings') return <OptionsApp settings={settings} tabs={<PageTabs page={page} />} />;
  return (
    <Suspense fallback={null}>
      <MappingApp settings={settings} head={<MappingHead />} />
    </Suspense>
  );
}

function MappingHead() {
  const shared = useTexts(sharedTexts);
  const texts = useTexts(mappingTexts);
  const language = useAction(setLanguage);
  return (
    <header className="op-head">
      <img src="/icon/48.png" alt="" width={28} height={28} />
      <h1>
        {shared.product} <span>{texts.title}</span>
      </h1>
      <PageTabs page="mapping" />
      <LanguageSelect onChange={language.run} />
    </header>
  );
}
