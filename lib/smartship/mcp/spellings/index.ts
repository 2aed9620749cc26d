/**
 * The one place of spellings: arguments and result fields. Smartship's argument and result schemas are not public [smartship 3.4], so our words are matched against what
 * `tools/list` advertises and what rows carry, ignoring case, underscores and dashes. Names seen in a source are marked [A] or [B]; the rest
 * are the same company's habits in other places [C]. The first spelling that is there wins, so the surest stands first.
 */

export { ARGUMENTS, type ArgumentName } from './arguments.ts';
export { FIELDS, type FieldName } from './fields.ts';
