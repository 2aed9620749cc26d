import { NativeSelect } from '@mantine/core';
import { LANGUAGES, type Language, sharedTexts } from '#lib/i18n';
import { useLanguage, useTexts } from './language.tsx';

/** Each in itself: whoever cannot read the present one finds it. */
const NAMES: Readonly<Record<Language, string>> = { ja: '日本語', en: 'English', ko: '한국어' };
const CHOICES = LANGUAGES.map((value) => ({ value, label: NAMES[value] }));

/** Chooses the language of the whole extension. */
export function LanguageSelect({ onChange }: { onChange: (language: Language) => void }) {
  const texts = useTexts(sharedTexts);
  return (
    <NativeSelect
      label={texts.language}
      size="xs"
      data={CHOICES}
      value={useLanguage()}
      onChange={(event) => {
        const chosen = LANGUAGES.find((language) => language === event.currentTarget.value);
        if (chosen) onChange(chosen);
      }}
      data-smartship-action="language"
    />
  );
}
