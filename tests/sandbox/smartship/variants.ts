import { z } from 'zod';
import type { McpVariants } from '../world.ts';
import type { Tool } from './tool.ts';

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const camel = (name: string): string => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A JSON schema with every property renamed. */
function renamed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(renamed);
  if (!isRecord(schema)) return schema;
  const { properties, required, ...rest } = schema;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, renamed(value)])),
    ...(isRecord(properties) && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [camel(name), renamed(value)])),
    }),
    ...(Array.isArray(required) && { required: required.map((name) => camel(String(name))) }),
  };
}

/** Arguments in the tool's own snake case again. */
function inSnake(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSnake);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snake(name), inSnake(inner)]));
}

export type InputSchema = { type: 'object'; [name: string]: unknown };

/** What tools/list says of a tool's arguments. */
export function schemaOf(tool: Tool, variants: McpVariants): InputSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(tool.input, { io: 'input' });
  const unknowable = variants.unknowableArguments[tool.name];
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const varied: InputSchema = {
    ...schema,
    type: 'object',
    properties: {
      ...properties,
      ...variants.changedSchemas[tool.name],
      ...(unknowable !== undefined && { [unknowable]: { type: 'string' } }),
    },
    required: unknowable === undefined ? required : [...required, unknowable],
  };
  const shown = variants.camelCase ? renamed(varied) : varied;
  return isRecord(shown) ? { ...shown, type: 'object' } : varied;
}

/** Arguments as the tool wants them; undefined when the unknowable one is missing. */
export function argumentsFor(tool: Tool, given: unknown, variants: McpVariants): unknown {
  const unknowable = variants.unknowableArguments[tool.name];
  if (unknowable !== undefined && !(isRecord(given) && unknowable in given)) return undefined;
  return variants.camelCase ? inSnake(given) : given;
}
