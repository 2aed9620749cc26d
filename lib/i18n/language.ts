/** Languages of the product. Japanese is the source; every catalogue must have every key in each. */
export type Language = 'ja' | 'en' | 'ko';
export const LANGUAGES = ['ja', 'en', 'ko'] as const satisfies readonly Language[];

/** A text, or a function that builds one from what the sentence needs. */
type Message = string | ((params: never) => string);

type Translation<Source> = { readonly [Key in keyof Source]: Source[Key] extends string ? string : Source[Key] };

/**
 * Declares one area's texts. The Japanese catalogue sets the keys and the parameters; the compiler holds the others to it.
 * Use: `const texts = catalogue({ ja: {...}, en: {...}, ko: {...} })`, then `texts(language).key` or `texts(language).key(params)`.
 */
export function catalogue<Source extends Record<string, Message>>(languages: {
  readonly ja: Source;
  readonly en: Translation<Source>;
  readonly ko: Translation<Source>;
}): (language: Language) => Source {
  // The others have the same keys and the same parameters as `ja`; only literal string types differ.
  return (language) => languages[language] as Source;
}

/** The language a new installation starts with: the first of the browser's that we speak, or else Japanese. */
export function firstLanguage(browserLanguages: readonly string[]): Language {
  const known = browserLanguages.map((tag) => tag.toLowerCase().split('-')[0]);
  return known.find((tag): tag is Language => (LANGUAGES as readonly (string | undefined)[]).includes(tag)) ?? 'ja';
}
