export * from './order.ts';
export * from './outcome.ts';
export * from './shop.ts';
export * from './smartship.ts';
export * from './words.ts';
