export { type MessageSource, onRuntimeMessage, sendRuntimeMessage } from './messages.ts';
export { ownOrigin, ownPage, ownVersion } from './own.ts';
