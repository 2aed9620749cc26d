export { OptionsApp } from './OptionsApp.tsx';
export { type OptionsProps, OptionsScreen } from './OptionsScreen.tsx';
