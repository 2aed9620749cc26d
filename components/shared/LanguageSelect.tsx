import { NativeSelect } from '@mantine/core';
import { type Language, sharedTexts } from '#lib/i18n';
import { useLanguage, useTexts } from './language.tsx';

const NAMES = [
  { value: 'ja', label: '日本語' },
  { value: 'en', label: 'English' },
];

/** Chooses the language of the whole extension. */
export function LanguageSelect({ onChange }: { onChange: (language: Language) => void }) {
  const texts = useTexts(sharedTexts);
  return (
    <NativeSelect
      label={texts.language}
      size="xs"
      data={NAMES}
      value={useLanguage()}
      onChange={(event) => onChange(event.currentTarget.value === 'en' ? 'en' : 'ja')}
      data-smartship-action="language"
    />
  );
}
