export { PopupApp } from './PopupApp.tsx';
export { type PopupProps, PopupScreen } from './PopupScreen.tsx';
