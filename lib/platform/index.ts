export {
  acceptPorts,
  alarmAt,
  alarmFrom,
  askForPersistence,
  broadcast,
  browserLanguages,
  clearAlarm,
  hasHosts,
  lockStorageAreas,
  onAlarm,
  onStart,
  openTab,
  requestHosts,
  setBadge,
  webAuthFlow,
  webAuthRedirect,
} from './background.ts';
export { type MessageSource, onRuntimeMessage, sendRuntimeMessage } from './messages.ts';
export { askToNotify, notify, onNotificationClick } from './notifications.ts';
export { ownOrigin, ownPage } from './own.ts';
export { currentWindowId, lastWindowId, openBrowserPanel } from './panel.ts';
export { openPort, type Port } from './port.ts';
export { clearLocal, readLocal, readSession, watchLocal, watchSession, writeLocal, writeSession } from './store.ts';
