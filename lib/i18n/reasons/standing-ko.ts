import { failureText } from '../failures.ts';
import { momentText, timeText } from '../format.ts';
import { stepText } from '../states.ts';
import { both, type Sentences } from './sentences.ts';

const NOTHING = '따로 하실 일은 없습니다.';
const code = (text: string) => `‘${text}’`;
const moment = momentText.bind(null, 'ko');
const time = timeText.bind(null, 'ko');
const step = stepText.bind(null, 'ko');

export const standing = {
  ready: () => ['Smartship으로 전송할 수 있습니다.', '‘전송’을 눌러 주세요.'],
  'ready-linked': ({ skuName }) => [
    `Smartship으로 전송할 수 있습니다(Smartship 상품 연동으로 SKU ${code(skuName)}에 매핑).`,
    '‘전송’을 눌러 주세요.',
  ],
  unpaid: () => ['입금 대기 중인 주문입니다.', '입금 후에 전송할 수 있습니다.'],
  'not-read-yet': () => [
    '이 주문을 Qoo10에서 아직 읽지 않았습니다.',
    '다음 동기화를 기다리거나 ‘지금 동기화’를 눌러 주세요.',
  ],
  'row-unreadable': ({ what }) => [
    `이 행을 읽지 못했습니다(${what}).`,
    '페이지를 새로고침해 주세요. 아무것도 전송하지 않았습니다.',
  ],
  'other-shop': ({ shopId }) => [`설정되지 않은 샵(${shopId})의 주문입니다.`, '설정 화면에서 이 샵을 연결해 주세요.'],
  'cannot-check': ({ party, failure, says }) =>
    both('확인할 수 없습니다. ', failureText('ko', { party, kind: failure, says })),
  'too-late': () => [
    'Smartship이 자동으로 수집할 수 있는 상태가 지났습니다.',
    '사이드 패널의 ‘배송 요청 생성’으로 생성하거나 Smartship에서 직접 등록해 주세요.',
  ],
  'shipped-elsewhere': ({ carrier, trackingNo }) => [
    `다른 송장으로 발송되었습니다(${carrier} ${trackingNo}).`,
    NOTHING,
  ],
  'waybill-printed': () => [
    '운송장이 발급되어 수집되지 않을 수 있습니다.',
    'Smartship에 등록되어 있는지 확인해 주세요.',
  ],
  'cancelled-at-qoo10': () => ['Qoo10에서 취소된 주문입니다.', NOTHING],
  'claim-open': () => ['취소 등 클레임이 접수되어 있습니다.', 'J-QSM에서 클레임을 처리해 주세요.'],
  'quantity-refused': ({ quantity }) => [
    `수량(${quantity})이 올바르지 않습니다.`,
    'J-QSM에서 주문 내용을 확인해 주세요.',
  ],
  'excluded-by-seller': ({ pattern }) => [
    `Smartship 제외 대상으로 설정되어 있습니다(${pattern}).`,
    '다시 포함하려면 설정을 변경해 주세요.',
  ],
  'no-stock': (p) => [
    `${code(p.code)}의 재고가 부족합니다(재고 ${p.stock}, 필요 ${p.needed}).`,
    'Smartship에 입고하거나 재고가 있는 SKU로 바꿔 주세요.',
  ],
  'held-before-sending': ({ until }) => [
    `${time(until)}까지 전송을 보류하고 있습니다.`,
    '그만두려면 ‘되돌리기’를 눌러 주세요.',
  ],
  queued: () => ['전송 차례를 기다리고 있습니다.', NOTHING],
  running: (p) => [`‘${step(p.step)}’ 단계를 처리하고 있습니다.`, NOTHING],
  paused: () => ['전체 일시중지 중입니다.', '다시 시작하려면 ‘전체 일시중지’를 꺼 주세요.'],
  'read-only': () => ['이 샵은 ‘읽기 전용’입니다.', '전송하려면 설정 화면에서 ‘읽기 전용’을 꺼 주세요.'],
  'retry-later': (p) => [
    `‘${step(p.step)}’ 단계에서 중단되었습니다. ${failureText('ko', { party: p.party, kind: p.failure, says: p.says }).why}`,
    `${time(p.at)}에 자동으로 다시 시도합니다.`,
  ],
  'waiting-for-link': ({ lastCollection }) => [
    'Smartship 자동 연동(보통 1시간 이내)을 기다리고 있습니다.',
    lastCollection === null
      ? '마지막 수집을 아직 확인하지 못했습니다.'
      : `마지막 수집: ${moment(lastCollection)}. ${NOTHING}`,
  ],
  'waiting-for-approval': (p) => [
    `‘${step(p.step)}’ 자동 처리를 켜기 전에 입금된 주문이라 승인을 기다리고 있습니다.`,
    '설정 화면의 해당 자동 처리에서 ‘목록 확인…’을 눌러 승인해 주세요.',
  ],
  'automation-asks': () => [
    '12시간 넘게 작동하지 않아 자동 처리를 멈췄습니다.',
    '주문을 확인한 뒤 ‘자동 처리 다시 시작’을 눌러 주세요.',
  ],
  'waiting-for-duty': (p) =>
    p.by === 'smartship'
      ? [
          `Smartship의 ‘${step(p.step)}’ 처리를 기다리고 있습니다.`,
          p.step === 'track'
            ? NOTHING
            : '현재 연결로는 확장 프로그램에서 할 수 없습니다. Smartship에서 처리하거나 설정 화면에서 ‘Smartship에 로그인’을 눌러 주세요.',
        ]
      : [`‘${step(p.step)}’ 단계는 직접 처리하는 것으로 설정되어 있습니다.`, 'J-QSM 또는 Smartship에서 처리해 주세요.'],
  'in-smartship': (p) => [`Smartship에 등록되어 있습니다(${p.shippingNo}, ${p.label}).`, NOTHING],
  'seller-ships': (p) => [
    `판매자 발송으로 등록되어 있습니다(${p.shippingNo}, ${p.label}).`,
    'Smartship에서 운송장을 발급하고 집하를 요청해 주세요.',
  ],
  instructed: (p) => [`출고를 지시했습니다(${p.shippingNo}, ${p.label}).`, NOTHING],
  'number-at-qoo10': (p) => [
    `Qoo10의 송장번호는 ${p.trackingNo}, 택배사는 ${p.carrier || '알 수 없음'}입니다.`,
    NOTHING,
  ],
  shipped: (p) => [`발송되었습니다(${p.shippingNo}, 송장번호 ${p.trackingNo}).`, NOTHING],
} satisfies Partial<Sentences>;
