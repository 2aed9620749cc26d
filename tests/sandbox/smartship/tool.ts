import { z } from 'zod';
import type { World } from '../world.ts';

export type Row = Readonly<Record<string, unknown>>;

/** One MCP tool. A write needs OAuth and `confirm: true` [smartship 3.1]. */
export type Tool = {
  readonly name: string;
  readonly write: boolean;
  readonly description: string;
  readonly input: z.ZodObject;
  run(world: World, args: unknown): Row;
};

/** Words by which a tool says no; they go out as a tool error. */
export class ToolRefusal extends Error {
  override readonly name = 'ToolRefusal';
}

const CONFIRM = z.boolean().describe('Must be true. Ask the user for consent first.');

type Shape = Readonly<Record<string, z.ZodType>>;

export function readTool<Fields extends Shape>(
  name: string,
  description: string,
  shape: Fields,
  run: (world: World, args: z.output<z.ZodObject<Fields>>) => Row,
): Tool {
  const input = z.object(shape);
  return { name, write: false, description, input, run: (world, args) => run(world, input.parse(args)) };
}

export function writeTool<Fields extends Shape>(
  name: string,
  description: string,
  shape: Fields,
  run: (world: World, args: z.output<z.ZodObject<Fields>>) => Row,
): Tool {
  const own = z.object(shape);
  const input = z.object({ ...shape, confirm: CONFIRM });
  return {
    name,
    write: true,
    description,
    input,
    run: (world, args) => {
      if (!z.object({ confirm: CONFIRM }).parse(args).confirm)
        throw new ToolRefusal('confirm=true is required. Summarise the targets and ask the user for consent first.');
      return run(world, own.parse(args));
    },
  };
}

/** [smartship 3.2] Paging as the screens have it: page 1, `size` rows unless fewer are asked for. */
export const paging = (size: number) => ({
  page_no: z.int().min(1).default(1),
  page_size: z.int().min(1).max(size).default(size),
});

export const shippingNos = z.array(z.string().min(1)).min(1).max(500).describe('QSP numbers');

/** One page of a list; the names around the rows are assumed. */
export function pageOf<Item>(
  items: readonly Item[],
  args: { readonly page_no: number; readonly page_size: number },
  rowOf: (item: Item) => Row,
): Row {
  const { page_no, page_size } = args;
  const rows = items.slice((page_no - 1) * page_size, page_no * page_size).map(rowOf);
  return { resultCode: 0, resultMsg: 'Success', total: items.length, page_no, page_size, rows };
}

export const page = (rows: readonly Row[], args: { readonly page_no: number; readonly page_size: number }): Row =>
  pageOf(rows, args, (row) => row);

export const allRows = (rows: readonly Row[]): Row => ({
  resultCode: 0,
  resultMsg: 'Success',
  total: rows.length,
  rows,
});
