import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/client/validators/cf-worker';
import { isRow, plainName, type Row } from '../names.ts';
import { words } from '../redact.ts';
import { ARGUMENTS, type ArgumentName } from './spellings/index.ts';
import type { ToolUse } from './tools.ts';

/** Several ways to write one value; the first that the property's own schema accepts is sent. */
export type Candidates = readonly unknown[];

/** What we have to say in a call, in our words. */
export interface Given {
  readonly values: Readonly<Partial<Record<ArgumentName, Candidates>>>;
  readonly items?: readonly Given[];
}

type Node =
  | { readonly kind: 'value'; readonly argument: ArgumentName; readonly schema: Row }
  | { readonly kind: 'fixed'; readonly value: unknown }
  | { readonly kind: 'object'; readonly fields: Fields }
  | { readonly kind: 'items'; readonly fields: Fields };
type Fields = ReadonlyMap<string, { readonly node: Node; readonly required: boolean }>;

/** How a tool's advertised arguments are ours. */
export interface Binding {
  readonly fields: Fields;
  readonly schema: Row;
  readonly bound: ReadonlySet<ArgumentName>;
}
export type Bound = { readonly ok: true; readonly binding: Binding } | { readonly ok: false; readonly missing: string };

const ITEM_ARGUMENTS: readonly ArgumentName[] = ['itemTitle', 'itemCode', 'quantity', 'unitPrice', 'skuNo', 'orderNo'];
/** Not the default validator: that one evaluates strings, which an extension must not do. */
const validator = new CfWorkerJsonSchemaValidator({ draft: '2020-12' });

/** Follows a local $ref and drops the null half of a nullable property. */
function plainSchema(schema: unknown, root: Row, depth = 0): Row {
  if (!isRow(schema) || depth > 5) return {};
  if (typeof schema.$ref === 'string') {
    const path = schema.$ref.replace(/^#\//, '').split('/');
    const target = path.reduce<unknown>((part, name) => (isRow(part) ? part[name] : undefined), root);
    return plainSchema(target, root, depth + 1);
  }
  const choices = [schema.anyOf, schema.oneOf].find(Array.isArray);
  const real = choices?.filter((choice) => !(isRow(choice) && choice.type === 'null'));
  return real?.length === 1 ? plainSchema(real[0], root, depth + 1) : schema;
}

const hasType = (schema: Row, type: string): boolean =>
  Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;

/** A value that the schema itself fixes; its default only where nothing is written. */
function fixed(schema: Row, write: boolean): readonly [unknown] | null {
  if ('const' in schema) return [schema.const];
  if (Array.isArray(schema.enum) && schema.enum.length === 1) return [schema.enum[0]];
  return !write && 'default' in schema ? [schema.default] : null;
}

function bindObject(
  schema: Row,
  root: Row,
  use: ToolUse,
  wanted: readonly ArgumentName[],
  bound: Set<ArgumentName>,
  missing: string[],
): Fields {
  const properties = isRow(schema.properties) ? schema.properties : {};
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  const byName = new Map(Object.keys(properties).map((name) => [plainName(name), name]));
  const fields = new Map<string, { node: Node; required: boolean }>();
  for (const argument of wanted) {
    const name = ARGUMENTS[argument]
      .map((spelling) => byName.get(plainName(spelling)))
      .find((found) => found !== undefined && !fields.has(found));
    if (name === undefined) continue;
    const property = plainSchema(properties[name], root);
    const node = nodeFor(argument, property, root, use, wanted, bound, missing);
    if (!node) continue;
    fields.set(name, { node, required: required.has(name) });
    bound.add(argument);
  }
  for (const name of required) {
    if (fields.has(name)) continue;
    const told = fixed(plainSchema(properties[name], root), use.write);
    if (told) fields.set(name, { node: { kind: 'fixed', value: told[0] }, required: true });
    else missing.push(name);
  }
  return fields;
}

function nodeFor(
  argument: ArgumentName,
  property: Row,
  root: Row,
  use: ToolUse,
  wanted: readonly ArgumentName[],
  bound: Set<ArgumentName>,
  missing: string[],
): Node | null {
  if (argument === 'items') {
    if (!hasType(property, 'array')) return null;
    return {
      kind: 'items',
      fields: bindObject(plainSchema(property.items, root), root, use, ITEM_ARGUMENTS, bound, missing),
    };
  }
  if (argument === 'recipient') {
    if (!isRow(property.properties)) return null;
    const inside = wanted.filter((name) => name !== 'recipient' && name !== 'items');
    return { kind: 'object', fields: bindObject(property, root, use, inside, bound, missing) };
  }
  if (isRow(property.properties)) return null;
  return { kind: 'value', argument, schema: property };
}

/** Binds a tool's input schema to our arguments, or names the first argument that is in the way, as the server (or our table) spells it. */
export function bindTool(inputSchema: unknown, use: ToolUse): Bound {
  const schema = isRow(inputSchema) ? inputSchema : {};
  const bound = new Set<ArgumentName>();
  const missing: string[] = [];
  // Containers last, so that a plain `address` is not taken for a recipient.
  const wanted = [...use.needs, ...use.gives];
  const plain = wanted.filter(
    (name) => !ITEM_ARGUMENTS.includes(name) || !wanted.includes('items') || name === 'orderNo',
  );
  const fields = bindObject(schema, schema, use, plain, bound, missing);
  const [unknown] = missing;
  if (unknown !== undefined) return { ok: false, missing: words(unknown) };
  const need = use.needs.find((name) => !bound.has(name));
  return need === undefined
    ? { ok: true, binding: { fields, schema, bound } }
    : { ok: false, missing: ARGUMENTS[need][0] };
}

/** Null when a value fits a schema, else what is wrong. A schema that the validator cannot work with fits nothing. */
function misfit(value: unknown, schema: Row): string | null {
  try {
    const result = validator.getValidator<unknown>(schema)(value);
    return result.valid ? null : words(result.errorMessage || 'does not fit the schema');
  } catch {
    return 'the schema cannot be checked';
  }
}

/** True when a value fits a property's schema; local references are resolved against the whole. */
const fits = (value: unknown, property: Row, root: Row): boolean =>
  misfit(value, { ...property, $defs: root.$defs ?? {}, definitions: root.definitions ?? {} }) === null;

export type Arguments = { readonly ok: true; readonly value: Row } | { readonly ok: false; readonly says: string };

/** Writes our values into the tool's own argument names and checks the whole against its schema before anything is sent. */
export function writeArguments({ fields, schema }: Binding, given: Given): Arguments {
  const unwritable: string[] = [];
  const write = (part: Fields, from: Given): Row => {
    const out: Record<string, unknown> = {};
    for (const [name, { node, required }] of part) {
      if (node.kind === 'fixed') out[name] = node.value;
      else if (node.kind === 'object') out[name] = write(node.fields, from);
      else if (node.kind === 'items') out[name] = (from.items ?? []).map((item) => write(node.fields, item));
      else {
        const candidates = from.values[node.argument];
        const value = candidates?.find((candidate) => fits(candidate, node.schema, schema));
        if (value !== undefined) out[name] = value;
        else if (required || (candidates !== undefined && !OPTIONAL.has(node.argument))) unwritable.push(name);
      }
    }
    return out;
  };
  const value = write(fields, given);
  if (unwritable.length > 0) return { ok: false, says: `no value fits ${words(unwritable.join(', '))}` };
  const wrong = misfit(value, schema);
  return wrong === null ? { ok: true, value } : { ok: false, says: wrong };
}

/** Arguments that may stay unsaid where the tool has no room for our way of saying them. */
const OPTIONAL: ReadonlySet<ArgumentName> = new Set([
  'pageSize',
  'dateType',
  'packNo',
  'skuNo',
  'recipientKana',
  'country',
  'currency',
  'message',
  'mobile',
  'phone',
]);

/** How a tool takes several numbers: as an array, as one text joined by a bar [smartship 3.2], or one call each. */
export function manyBy(binding: Binding, argument: ArgumentName): 'array' | 'joined' | 'one' {
  for (const [name, { node }] of binding.fields) {
    if (node.kind !== 'value' || node.argument !== argument) continue;
    if (hasType(node.schema, 'array')) return 'array';
    return /(?:s|list)$/i.test(name) ? 'joined' : 'one';
  }
  return 'one';
}
