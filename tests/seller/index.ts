/** What a seller does, by hand, in the real extension; the demo and the end-to-end tests use the same hands. */
export { type EditForm, openEditForm, takeFirstSuggestion } from './codes.ts';
export {
  chooseDuty,
  chooseLanguage,
  connectBoth,
  enterQoo10Key,
  enterSmartshipKey,
  signInWithSmartship,
  turnOnReadOnly,
} from './connecting.ts';
export { approveWrite, chooseAllSure, openMapping, readAllListings, view } from './mapping.ts';
export {
  dockButton,
  dockText,
  openOrders,
  openPanel,
  panelFocus,
  pressSend,
  stateOf,
  syncNow,
  waitForState,
} from './orders.ts';
export { pressAndRead, sideOf, statusOf, testConnection } from './testing.ts';
