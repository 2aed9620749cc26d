import { momentText } from '../format.ts';
import type { Sentences } from './sentences.ts';

const NOTHING = 'Nothing to do.';
const code = (text: string) => `“${text}”`;
const FIX_CODE = 'Correct the code in the listing, or register the SKU in Smartship.';
const PROBLEM = {
  'too-long': 'is too long',
  separator: 'has a forbidden sign',
  'control-character': 'has an invisible character',
};
const moment = momentText.bind(null, 'en');

export const codes = {
  'code-mapped': ({ skuName }) => [`Matches the Smartship SKU ${code(skuName)}.`, NOTHING],
  'code-linked': ({ skuName }) => [`Linked with the Smartship SKU ${code(skuName)}.`, NOTHING],
  'code-invalid': (p) => [
    `The code ${code(p.code)} ${PROBLEM[p.problem]}.`,
    `Type it again in plain characters, ${p.limit} at most.`,
  ],
  'code-blank': ({ field }) => [
    `The seller ${field === 'option' ? 'option ' : ''}code is blank.`,
    "Enter the SKU's Seller defined code of Smartship.",
  ],
  'code-ambiguous': (p) => [
    `${p.count} Smartship SKUs share the code ${code(p.code)}.`,
    'Leave it with one SKU in Smartship.',
  ],
  'code-wrong-kind': (p) => [
    `The code ${code(p.code)} belongs to a SKU of ${p.wants === 'option' ? 'a product without options' : 'an option'}.`,
    `Enter the code of ${p.wants === 'option' ? 'an option' : 'a single-product'} SKU.`,
  ],
  'code-near': (p) => [`The code ${code(p.code)} is spelt differently in Smartship.`, `Change it to ${code(p.exact)}.`],
  'code-unmapped': (p) => [`No Smartship SKU has the code ${code(p.code)} (as of ${moment(p.at)}).`, FIX_CODE],
  'code-several': (p) => [
    `${code(p.code)} looks like ${p.count} codes in one field (${p.known} of them SKUs). Smartship takes it as one code.`,
    'Register a set SKU in Smartship and enter its code, or leave one code.',
  ],
  'code-additional': (p) => [
    `The code ${code(p.code)} has the code ${code(p.additional)} of an additional option mixed in.`,
    'Leave the codes of additional options blank in J-QSM, and choose the SKU for this order.',
  ],
  'code-duplicate': (p) => [
    `Several options of the listing have the code ${code(p.code)}.`,
    'Give each option a code of its own in the listing.',
  ],
  'code-mapped-auto': (p) => [
    `Matches the SKU ${code(p.skuName)}, which Smartship registered by itself from an order; it has no stock.`,
    'Use the code of the SKU that has stock, or send stock for this one.',
  ],
  'code-ambiguous-auto': (p) => [
    `${p.count} SKUs share the code ${code(p.code)}; ${p.auto} of them Smartship registered by itself, without stock.`,
    'Delete those in Smartship, so that one is left.',
  ],
  'link-ambiguous': (p) => [
    `Smartship's stored links lead to ${p.count} SKUs.`,
    'Leave one link in Smartship under SKU Management.',
  ],
  'additional-has-code': (p) => [
    `An additional option has the code ${code(p.additional)}, which may be mixed into the code of an order.`,
    'Leave the codes of additional options blank in J-QSM.',
  ],
  'additional-blank': () => ['The code of an additional option is blank, as it should be.', NOTHING],
  'listing-not-read': () => [
    "This listing's codes have not been read from Qoo10 yet.",
    'They are read one after another; please wait.',
  ],
  'listing-shop-unknown': () => [
    'It cannot be told which shop this listing belongs to.',
    'Connect that shop in the options, or wait for the listing sync.',
  ],
  'line-sku': (p) => [`This order alone ships as the SKU ${code(p.skuName)} (${p.code}).`, NOTHING],
  'line-sku-gone': (p) => [
    `The SKU chosen for this order (${p.code}) is not in Smartship.`,
    'Choose another SKU or take the choice back.',
  ],
  'line-sku-waits': (p) => [
    `Stuck in Smartship (${p.shippingNo}), and the SKU ${code(p.skuName)} is chosen for it.`,
    'Press Send: the line gets this SKU and goes on.',
  ],
  'index-not-read': () => ["Smartship's SKUs have not been read yet.", 'Connect Smartship and press Sync now.'],
  'index-too-old': ({ at }) => [`The SKU data is old (${moment(at)}).`, 'Press Sync now.'],
} satisfies Partial<Sentences>;
