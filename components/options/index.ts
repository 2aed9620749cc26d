export { OptionsApp } from './OptionsApp.tsx';
export { OptionsPages } from './OptionsPages.tsx';
export { type OptionsProps, OptionsScreen } from './OptionsScreen.tsx';
