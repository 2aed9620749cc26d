import type { World } from '../world.ts';
import type { SmartshipSku } from './smartship.ts';

type CodedLine = {
  readonly itemCode: string;
  readonly sellerCode: string;
  readonly optionCode: string;
  readonly optionText: string;
};

/** Option code when not blank, else seller code [design §5]. */
export const codeOf = (line: Pick<CodedLine, 'sellerCode' | 'optionCode'>): string =>
  line.optionCode !== '' ? line.optionCode : line.sellerCode;

/** Units that no live fulfilment order waits for. */
export const stockLeft = (sku: SmartshipSku): number =>
  Object.values(sku.stock).reduce((sum, units) => sum + units, 0) - sku.reserved;

/**
 * Which SKU an order line gets. The real rule is not public [smartship 1.11]; assumed: a stored channel link with order mapping wins; else
 * the code must equal exactly one SKU's seller code to the letter, of kind `single` for an item without options, `option` for one with.
 */
export function matchLine(world: World, line: CodedLine): SmartshipSku | undefined {
  const linked = world.smartship.linkedSkus.find((sku) =>
    sku.links.some(
      (link) =>
        link.orderMapping &&
        link.itemCode === line.itemCode &&
        (link.optionValue === '' || line.optionText.includes(link.optionValue)),
    ),
  );
  if (linked !== undefined) return linked;
  const code = codeOf(line);
  if (code === '') return undefined;
  const kind = line.optionText === '' ? 'single' : 'option';
  const found = world.smartship.skusByCode(code).filter((sku) => sku.kind === kind);
  return found.length === 1 ? found[0] : undefined;
}
