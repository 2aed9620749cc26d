import { describe, expect, it } from 'vitest';
import { previewSkuFile, readAnyTable, readSkuFile } from '#lib/smartship';
import { value } from './small-smartship.ts';

/** A workbook of one sheet: the five headings, then SKUs 100000 to 100002 with the codes " A-0000", "00123" and "A-0002". */
const WORKBOOK =
  'UEsDBBQAAAAIAAAAIVwO+t6SBQEAAKQCAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbK2STU7DMBCFrxJ5W8VOWSCEknRRYAlIlAMM9iSx4j953BJuj5sWhFChm65G9rx539No6tVkTbHDSNq7hi15xQp00ivt+oa9bh7KG7Zq681HQCqy1FHDhpTCrRAkB7RA3Ad0udP5aCHlZ+xFADlCj+Kqqq6F9C6hS2Xae7C2vsMOtiYV91P+PmAjGmLF+iDcsxoGIRgtIeW+2Dn1i1IeCTxPzhoadKBFFjBxkrDv/A04zj3lPUStsHiGmB7BZpWYjHj3cXzzfuT/m5xI6btOS1Rebm0e4RQigqIBMVnD58otaLc4z5/FJOayvHCQb/8zOWiAiOolxXwbdPFl/PD+yiHms2s/AVBLAwQUAAAACAAAACFcHEn3vqQAAAAWAQAACwAAAF9yZWxzLy5yZWxzjc/BDsIgDAbgVyG9O6YHY8zYLsZkVzMfAFnHyAYlgDrfXo7OePDY9P+/plWz2Jk9MERDTsC2KIGhU9QbpwVcu/PmAE1dXXCWKSfiaHxkueKigDElf+Q8qhGtjAV5dHkzULAy5TFo7qWapEa+K8s9D58GrE3W9gJC22+BdS+P/9g0DEbhidTdoks/TnwlsiyDxiRgmfmTwnQjmoqMAq8rvnqwfgNQSwMEFAAAAAgAAAAhXMmFrZWuAAAABwEAAA8AAAB4bC93b3JrYm9vay54bWyNj7sOwjAMRX8l8g4pDAhVfSwICTFCPyC0bhu1iSM7PD6fqMDOZPvaPvYt6peb1QNZLPkSNusMFPqWOuuHEprrcbWHuiqexNONaFJp2ksJY4wh11raEZ2RNQX0qdMTOxNTyYOWwGg6GRGjm/U2y3baGevhQ8j5Hwb1vW3xQO3doY8fCONsYvpVRhsEqmK5IN+ovHFYwuXcgFqEU5c8geLcpoRP3QZ0Vejfjv7Zqt5QSwMEFAAAAAgAAAAhXGJo0LS/AAAApAEAABoAAAB4bC9fcmVscy93b3JrYm9vay54bWwucmVsc62QwWrDMAyGX8XovijJYYwRN5dSyHVNH8A4ShzS2Eby1u3tZwrbGuihh52Efkmffv6m/VzP6oNY5uA1VEUJirwNw+wnDaf+8PQC7a55o7NJeUPcHEXlEy8aXErxFVGso9VIESL5PBkDrybllieMxi5mIqzL8hn5lgFbpuoGDdwNFaj+K9Ij7DCOs6V9sO8r+XTnBV4CL+KIUoYanihp+JUEr6UqMhXwvpn6P82IM0zDMXEOVv4MbeQfM7iJe/cNUEsDBBQAAAAIAAAAIVwoyxga+gAAAL0CAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sfZLRTsMgFIZfpeHeQYHNaSiLXfUJ9AFIh2vjgAZI5+PLNsPoSbRXwEfP/3FA7L7NqZq1D6OzDapXBFXa9u4w2mODPt7fHrZoJ8XZ+a8waB2rtN2GBg0xTs8Yh37QRoWVm7RN5NN5o2Ka+iMOk9fqcP3JnDAlZIONGi2S4rrWqaik8O5c+RSbVvvL4KVGVWxQSPNZEoFnKXD/y9qS1Uu2Lxldsq5kbMleS8Yzw8kry9EsR2/R5PIBN1rUWQO3km1APgUnXSSznMzuyeDkLSuqP4Jk9ndyV7ItsGKgxwsrnq343Qr0vOVF9Sdgxf/pBwc3eEvGxZPB+S3KH1BLAwQUAAAACAAAACFcBEX2p+8AAABWAgAAFAAAAHhsL3NoYXJlZFN0cmluZ3MueG1sjdJdSgMxEAfwqwx5b5NdQaRkU0TxRVqUtQcIu9PdYL5IxsUewDfxOF5Jj2Hsi48mb0N+858hRG5fnYUFUzbBd6xZCwbohzAaP3Xs8HS3umJbJXMmKNDnjs1EccN5HmZ0Oq9DRF9ujiE5TaVME88xoR7zjEjO8laIS+608azEGCXPQZsc9YAdKzJjWpCp/v4A+yA5Kcl/2T+0R2sxwU57PaFDT3ATRqxqf0hhfBkI9trVNdwiaWNxBOOXMimkE4RI5b3A10b0FIZneKRTlYbrlSinyn69fXy/f0IjxFTlhWjaiyq5q1LnVds/ystXUT9QSwECFAMUAAAACAAAACFcDvrekgUBAACkAgAAEwAAAAAAAAAAAAAAgAEAAAAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLAQIUAxQAAAAIAAAAIVwcSfe+pAAAABYBAAALAAAAAAAAAAAAAACAATYBAABfcmVscy8ucmVsc1BLAQIUAxQAAAAIAAAAIVzJha2VrgAAAAcBAAAPAAAAAAAAAAAAAACAAQMCAAB4bC93b3JrYm9vay54bWxQSwECFAMUAAAACAAAACFcYmjQtL8AAACkAQAAGgAAAAAAAAAAAAAAgAHeAgAAeGwvX3JlbHMvd29ya2Jvb2sueG1sLnJlbHNQSwECFAMUAAAACAAAACFcKMsYGvoAAAC9AgAAGAAAAAAAAAAAAAAAgAHVAwAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sUEsBAhQDFAAAAAgAAAAhXARF9qfvAAAAVgIAABQAAAAAAAAAAAAAAIABBQUAAHhsL3NoYXJlZFN0cmluZ3MueG1sUEsFBgAAAAAGAAYAhwEAACYGAAAAAA==';
const bytes = (): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(WORKBOOK), (letter) => letter.charCodeAt(0));

describe('a SKU workbook that the seller downloaded', () => {
  it('is read like a CSV: codes as they stand, with their spaces and leading zeros', async () => {
    const table = value(await readAnyTable(bytes()));
    expect(table).toMatchObject({ encoding: 'workbook', delimiter: null });
    const { headingRow, guess } = previewSkuFile(table);
    if (guess.sellerCode === null) throw new Error('no seller code column');
    const { skus } = readSkuFile(table, headingRow, { ...guess, sellerCode: guess.sellerCode });
    expect(skus).toMatchObject([
      { skuNo: '100000', sellerCode: ' A-0000', kind: 'single', stock: 0 },
      { skuNo: '100001', sellerCode: '00123', kind: 'option', optionName: 'M', stock: 1 },
      { skuNo: '100002', sellerCode: 'A-0002', kind: 'single', stock: 2 },
    ]);
  });

  it('that is broken is refused as a workbook', async () => {
    const told = await readAnyTable(bytes().slice(0, 900));
    expect(told).toMatchObject({ ok: false, failure: { kind: 'not-understood', says: 'workbook' } });
  });

  it('keeps both rows of a SKU number that stands twice', async () => {
    const table = value(await readAnyTable(new TextEncoder().encode('SKU No,Seller code\n1,A\n1,A\n')));
    const { headingRow, guess } = previewSkuFile(table);
    const { skus } = readSkuFile(table, headingRow, { ...guess, sellerCode: 1 });
    expect(skus.map(({ skuNo }) => skuNo)).toEqual(['1', 'file:2']);
  });
});
