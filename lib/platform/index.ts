export {
  alarmAt,
  askForPersistence,
  broadcast,
  browserLanguages,
  clearAlarm,
  ensureAlarm,
  hasHosts,
  lockStorageAreas,
  onAlarm,
  onStart,
  openPanel,
  requestHosts,
  setBadge,
  webAuthFlow,
  webAuthRedirect,
} from './background.ts';
export { type MessageSource, onRuntimeMessage, sendRuntimeMessage } from './messages.ts';
export { ownOrigin, ownPage, ownVersion } from './own.ts';
export { openPort, type Port } from './port.ts';
export { clearLocal, readLocal, readSession, watchLocal, writeLocal, writeSession } from './store.ts';
