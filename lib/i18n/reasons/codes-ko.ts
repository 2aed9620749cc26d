import { momentText } from '../format.ts';
import type { Sentences } from './sentences.ts';

const NOTHING = '따로 하실 일은 없습니다.';
const code = (text: string) => `‘${text}’`;
const FIX_CODE = '商品の照会/修正에서 코드를 고치거나 Smartship에 SKU를 등록해 주세요.';
const PROBLEM = {
  'too-long': '너무 깁니다',
  separator: '사용할 수 없는 기호가 있습니다',
  'control-character': '보이지 않는 문자가 있습니다',
};
const moment = momentText.bind(null, 'ko');

export const codes = {
  'code-mapped': ({ skuName }) => [`Smartship SKU ${code(skuName)}에 매핑됩니다.`, NOTHING],
  'code-linked': ({ skuName }) => [`Smartship SKU ${code(skuName)}에 연동되어 있습니다.`, NOTHING],
  'code-invalid': (p) => [
    `코드 ${code(p.code)}: ${PROBLEM[p.problem]}.`,
    `${p.limit}자 이내의 일반 문자로 다시 입력해 주세요.`,
  ],
  'code-blank': ({ field }) => [
    `${field === 'option' ? '판매자옵션코드' : '판매자상품코드'}가 비어 있습니다.`,
    'Smartship의 ‘Seller defined code’와 같은 코드를 입력해 주세요.',
  ],
  'code-ambiguous': (p) => [
    `코드 ${code(p.code)}의 SKU가 Smartship에 ${p.count}개 있습니다.`,
    'Smartship에서 1개만 남도록 수정해 주세요.',
  ],
  'code-wrong-kind': (p) => [
    `코드 ${code(p.code)}은(는) ${p.wants === 'option' ? '옵션이 없는 상품' : '옵션 상품'}의 SKU입니다.`,
    `${p.wants === 'option' ? '판매자옵션코드' : '판매자상품코드'}에 맞는 SKU의 코드를 입력해 주세요.`,
  ],
  'code-near': (p) => [`코드 ${code(p.code)}의 표기가 Smartship과 다릅니다.`, `${code(p.exact)}(으)로 수정해 주세요.`],
  'code-unmapped': (p) => [`코드 ${code(p.code)}이(가) Smartship SKU에 없습니다(${moment(p.at)} 기준).`, FIX_CODE],
  'code-several': (p) => [
    `${code(p.code)}에 코드가 ${p.count}개 들어 있는 것 같습니다(그중 SKU에 있는 코드 ${p.known}개). Smartship은 하나의 코드로 대조합니다.`,
    'Smartship에 세트 SKU를 등록해 그 코드를 입력하거나 코드를 하나만 남겨 주세요.',
  ],
  'code-additional': (p) => [
    `코드 ${code(p.code)}에 추가형 옵션의 코드 ${code(p.additional)}이(가) 섞여 있습니다.`,
    'J-QSM에서 추가형 옵션의 판매자옵션코드를 비우고, 이 주문은 SKU를 다시 선택해 주세요.',
  ],
  'code-duplicate': (p) => [
    `코드 ${code(p.code)}이(가) 같은 상품의 여러 옵션에 사용되고 있습니다.`,
    '商品の照会/修正에서 옵션마다 다른 코드를 입력해 주세요.',
  ],
  'code-mapped-auto': (p) => [
    `SKU ${code(p.skuName)}에 매핑되지만, Smartship이 주문에서 자동 등록한 SKU라 재고가 없습니다.`,
    '입고된 SKU의 코드로 바꾸거나 Smartship에서 이 SKU에 입고해 주세요.',
  ],
  'code-ambiguous-auto': (p) => [
    `코드 ${code(p.code)}의 SKU가 ${p.count}개 있고, 그중 ${p.auto}개는 자동 등록되어 재고가 없습니다.`,
    'Smartship에서 자동 등록된 SKU를 삭제해 1개만 남겨 주세요.',
  ],
  'link-ambiguous': (p) => [
    `Smartship 상품 연동이 SKU ${p.count}개를 가리키고 있습니다.`,
    'Smartship의 SKU Management에서 상품 연동을 1개만 남겨 주세요.',
  ],
  'additional-has-code': (p) => [
    `추가형 옵션에 코드 ${code(p.additional)}이(가) 있어 주문 코드에 섞일 수 있습니다.`,
    'J-QSM에서 추가형 옵션의 판매자옵션코드를 비워 주세요.',
  ],
  'additional-blank': () => ['추가형 옵션의 코드는 비어 있는 것이 맞습니다.', NOTHING],
  'listing-not-read': () => [
    '이 상품의 코드를 Qoo10에서 아직 읽지 않았습니다.',
    '차례로 읽고 있습니다. 잠시 기다려 주세요.',
  ],
  'listing-shop-unknown': () => [
    '어느 샵의 상품인지 알 수 없습니다.',
    '설정 화면에서 이 샵을 연결하거나 상품 동기화를 기다려 주세요.',
  ],
  'line-sku': (p) => [`이 주문만 SKU ${code(p.skuName)}(${p.code})로 출고합니다.`, NOTHING],
  'line-sku-gone': (p) => [
    `이 주문에 선택한 SKU(${p.code})를 Smartship에서 찾을 수 없습니다.`,
    '다른 SKU를 선택하거나 선택을 취소해 주세요.',
  ],
  'line-sku-waits': (p) => [
    `Smartship에서 보류 중(${p.shippingNo})이며, SKU ${code(p.skuName)}을(를) 선택해 두었습니다.`,
    '‘전송’을 누르면 이 SKU로 바꾸어 이어서 진행합니다.',
  ],
  'index-not-read': () => [
    'Smartship SKU를 아직 읽지 않았습니다.',
    'Smartship을 연결하고 ‘지금 동기화’를 눌러 주세요.',
  ],
  'index-too-old': ({ at }) => [`SKU 정보가 오래되었습니다(${moment(at)} 기준).`, '‘지금 동기화’를 눌러 주세요.'],
} satisfies Partial<Sentences>;
