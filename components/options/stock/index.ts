export { type StockActions, StockCard } from './StockCard.tsx';
export { StockSection, useStocks } from './StockSection.tsx';
