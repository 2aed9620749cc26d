import { MantineProvider } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { Language } from '#lib/i18n';
import { LanguageProvider } from './language.tsx';

const THEME = { cursorType: 'pointer', respectReducedMotion: true } as const;

/**
 * What every page of ours stands in. Mantine's variables come from its stylesheet and none are written at run time:
 * the pages' policy allows no style element.
 */
export function PageFrame(props: { language: Language; title: string; env?: 'default' | 'test'; children: ReactNode }) {
  useEffect(() => {
    document.title = props.title;
  }, [props.title]);
  return (
    <MantineProvider
      theme={THEME}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      env={props.env ?? 'default'}
    >
      <LanguageProvider language={props.language}>{props.children}</LanguageProvider>
    </MantineProvider>
  );
}
