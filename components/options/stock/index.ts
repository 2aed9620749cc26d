export { type StockActions, StockCard } from './StockCard.tsx';
export { StockSection } from './StockSection.tsx';
