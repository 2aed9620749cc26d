import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { Language } from '#lib/i18n';

const LanguageContext = createContext<Language>('ja');

/** The language everything below speaks; a change shows at once. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export const useLanguage = (): Language => useContext(LanguageContext);

/** The texts of one catalogue in the present language. */
export const useTexts = <Texts,>(catalogue: (language: Language) => Texts): Texts => catalogue(useLanguage());
