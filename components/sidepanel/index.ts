export type { Band } from './bands.ts';
export { PanelApp } from './PanelApp.tsx';
export { type PanelProps, PanelScreen } from './PanelScreen.tsx';
export { planOf, type SendPlan } from './plan.ts';
