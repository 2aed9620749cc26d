import { strToU8, zipSync } from 'fflate';

/** Row 1 of `Qoo10_EditItemList.xlsx` [jqsm-pages 4.4]. */
export const EDIT_ITEM_LIST =
  'item_number seller_unique_item_id category_number brand_number item_name item_promotion_name item_status_Y/N/D start_date end_date price_yen retail_price_yen taxrate quantity option_info additional_option_info additional_option_text image_main_url image_other_url video_url image_option_info image_additional_option_info header_html footer_html item_description Shipping_number option_number available_shipping_date desired_shipping_date search_keyword item_condition_type origin_type origin_region_id origin_country_id origin_others medication_type item_weight item_material model_name external_product_type external_product_id manufacture_date expiration_date_type expiration_date_MFD expiration_date_PAO expiration_date_EXP under18s_display_Y/N A/S_info buy_limit_type buy_limit_date buy_limit_qty'.split(
    ' ',
  );
/** Row 1 of the option sheet. */
export const OPTION_SHEET =
  'option_title_1 option_name_1 option_title_2 option_name_2 option_title_3 option_name_3 option_price_yen option_quantity seller_unique_option_id external_product_hs_id q_inventory_id'.split(
    ' ',
  );

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
const xmlOf = (text: string): string =>
  text
    .replace(/_x[\da-f]{4}_/gi, (like) => `_x005F${like}`)
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (one) =>
      one === '\t' || one === '\n' ? one : `_x${one.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** A workbook as some program might have written it: shared or inline strings, with or without references, plain or prefixed names. */
export function makeDownload(
  rows: readonly (readonly string[])[],
  how: 'shared' | 'inline' | 'mixed' | 'prefixed',
  odd: { readonly cell?: string } = {},
): Uint8Array {
  const strings: string[] = [];
  const p = how === 'prefixed' ? 'x:' : '';
  const cell = (text: string, row: number, column: number): string => {
    if (text === '') return column % 2 === 0 ? '' : `<${p}c r="${letters(column)}${row + 1}" s="2"/>`;
    const place = `<${p}c r="${letters(column)}${row + 1}" s="1"`;
    if (how === 'inline' || (how === 'mixed' && column % 2 === 0))
      return `${place} t="inlineStr"><is><t xml:space="preserve">${xmlOf(text)}</t></is></c>`;
    strings.push(text);
    return `${place} t="s"><${p}v>${strings.length - 1}</${p}v></${p}c>`;
  };
  const data = odd.cell
    ? `<row r="1" spans="1:2">${odd.cell}</row>`
    : rows
        .map(
          (row, at) =>
            `<${p}row r="${at + 1}" ht="15">${row.map((text, column) => cell(text, at, column)).join('')}</${p}row>`,
        )
        .join('\n');
  if (odd.cell) strings.push('a');
  const shared = strings
    .map((text) => `<si><r><t xml:space="preserve">${xmlOf(text)}</t></r><rPh sb="0" eb="1"><t>ヨミ</t></rPh></si>`)
    .join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="ItemInfo" sheetId="1" r:id="rId9"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId9" Type="t" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>\n<${p}worksheet><${p}dimension ref="A1"/><${p}sheetData>${data}</${p}sheetData><${p}pageMargins left="0.7"/></${p}worksheet>`,
    'xl/sharedStrings.xml': `<sst>${shared}</sst>`,
    'xl/styles.xml': '<styleSheet/>',
    'docProps/custom.xml': '<Properties>見本</Properties>',
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}
