export { OptionsPages } from './OptionsPages.tsx';
export { type OptionsProps, OptionsScreen } from './OptionsScreen.tsx';
export { type StockActions, StockCard } from './stock/index.ts';
