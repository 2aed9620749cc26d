import { useTexts } from '#components/shared';
import { mappingTexts } from '#lib/i18n';

/** The pages of the options; each has its own address, so that it can be linked to and come back to. */
export type OptionsPage = 'settings' | 'mapping';
const PAGES: readonly OptionsPage[] = ['settings', 'mapping'];

export const pageOf = (hash: string): OptionsPage => PAGES.find((page) => `#${page}` === hash) ?? 'settings';

export function PageTabs({ page }: { page: OptionsPage }) {
  const texts = useTexts(mappingTexts);
  return (
    <nav className="op-pages" aria-label={texts.pages}>
      <a href="#settings" aria-current={page === 'settings' ? 'page' : undefined} data-smartship-page="settings">
        {texts.settings}
      </a>
      <a href="#mapping" aria-current={page === 'mapping' ? 'page' : undefined} data-smartship-page="mapping">
        {texts.title}
      </a>
    </nav>
  );
}
