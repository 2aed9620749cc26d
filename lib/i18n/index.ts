export { catalogue, firstLanguage, LANGUAGES, type Language } from './language.ts';
