export { runCodeChanges } from './run.ts';
export {
  nextCodeDue,
  type Planned,
  planCodes,
  takeBack,
  undoing,
  type WantedCode,
  wakeCodes,
} from './store.ts';
export type { CodeTools } from './tools.ts';
