import { failureText } from '../failures.ts';
import { dayText, momentText, timeText } from '../format.ts';
import { stepText } from '../states.ts';
import { both, type Sentences } from './sentences.ts';

const NOTHING = '따로 하실 일은 없습니다.';
const code = (text: string) => `‘${text}’`;
const day = dayText.bind(null, 'ko');
const moment = momentText.bind(null, 'ko');
const time = timeText.bind(null, 'ko');
const step = stepText.bind(null, 'ko');

export const needsYou = {
  'cart-has-blocked-lines': (p) => [
    `같은 장바구니에 전송할 수 없는 주문이 ${p.count}건 있습니다(${p.blocked}).`,
    '해당 주문을 수정하거나 전송 대상에서 빼 주세요.',
  ],
  'cart-lost-lines': (p) => [
    `같은 장바구니의 주문 ${p.lost}이(가) 취소되었습니다(취소 요청 포함).`,
    '‘재시도’를 누르면 나머지 주문만 전송합니다. 배송 건에 그 주문이 남아 있으면 먼저 Smartship에서 빼 주세요.',
  ],
  'mixed-cart': (p) => [
    `같은 장바구니에 전송하지 않는 주문이 있습니다(${p.stays}). 전송하는 주문은 ${p.goes}뿐입니다.`,
    '패널을 열어 내용을 확인하고 승인해 주세요. 아무것도 전송하지 않았습니다.',
  ],
  'cart-changed': (p) => [
    `장바구니 내용이 바뀌었습니다(현재 전송할 수 있는 주문: ${p.now || '없음'}).`,
    '내용을 확인하고 다시 전송해 주세요. 아무것도 전송하지 않았습니다.',
  ],
  'order-too-old': (p) => [
    `${p.days}일보다 오래된 주문이라 Smartship에 없는지 확인할 수 없습니다.`,
    'Smartship에 등록되어 있는지 확인해 주세요.',
  ],
  'address-missing': (p) => [`주문 ${p.orderNo}에 배송지가 없습니다.`, 'J-QSM에서 배송지를 확인해 주세요.'],
  'partly-in-smartship': (p) => [
    `장바구니의 일부만 Smartship에 있습니다(${p.shippingNo}). 미등록: ${p.missing}.`,
    '나머지 수집을 기다리고 있습니다. 1시간 넘게 계속되면 Smartship에서 확인해 주세요.',
  ],
  'cart-is-split': (p) => [
    `이 장바구니는 Smartship에서 여러 배송 건으로 나뉘어 있습니다(${p.shippingNos}).`,
    '주문 확인과 출고 지시는 Smartship에서 해 주세요.',
  ],
  'parcel-holds-others': (p) => [
    `같은 배송 건(${p.shippingNo})에 전송하지 않은 주문이 들어 있습니다: ${p.others}.`,
    '그 주문도 전송한 뒤 ‘재시도’를 누르거나 Smartship에서 배송 건을 나눠 주세요.',
  ],
  'parcel-holds-cancelled': (p) => [
    `같은 배송 건(${p.shippingNo})에 취소된 주문 ${p.cancelled}이(가) 남아 있습니다.`,
    'Smartship에서 배송 건에서 그 주문을 뺀 뒤 ‘재시도’를 눌러 주세요.',
  ],
  'link-seems-on': (p) => [
    `자동 연동을 끈 뒤에 Smartship에 주문이 등록되었습니다(${p.shippingNo}). 이중 등록을 피하기 위해 생성하지 않습니다.`,
    'Smartship 자동 연동이 꺼져 있는지 확인하고 설정 화면에서 담당을 다시 선택해 주세요.',
  ],
  'tracking-gap': (p) => [
    `Smartship에서는 발송되었지만 Qoo10에 아직 송장번호가 없습니다(${p.trackingNo}, ${moment(p.since)}부터).`,
    'Smartship의 반영을 기다리고 있습니다. 24시간이 지나면 J-QSM에서 입력해 주세요.',
  ],
  'line-sku-refused': (p) => [
    `주문 ${p.orderNo}의 SKU를 변경하지 못했습니다${p.says ? `(${code(p.says)})` : ''}.`,
    'Smartship에서 SKU를 변경한 뒤 ‘재시도’를 눌러 주세요.',
  ],
  'two-shipments': (p) => [
    `Smartship에 이중으로 등록되어 있습니다(${p.first}, ${p.second}).`,
    'Smartship에서 둘 중 하나를 삭제해 주세요.',
  ],
  'cancelled-after-sending': (p) => [
    `전송 후 취소 또는 클레임이 있었습니다(${p.shippingNo}).`,
    'Smartship에서 배송 중지를 요청해 주세요.',
  ],
  'removed-in-smartship': (p) => [
    `Smartship에서 삭제되었습니다(${p.shippingNo}).`,
    'Smartship의 Cancelled Delivery에서 Resync를 해 주세요.',
  ],
  'search-not-proven': () => [
    'Smartship 검색 방법을 아직 확인하지 못했습니다.',
    '등록된 주문이 1건 확인될 때까지 기다려 주세요.',
  ],
  'fulfilment-not-creatable': () => [
    '풀필먼트 주문은 이 연결로 등록할 수 없습니다.',
    'Smartship 자동 연동이나 엑셀 등록을 이용해 주세요.',
  ],
  'not-offered': (p) => [
    `현재 Smartship 연결로는 ‘${p.operation}’ 기능을 사용할 수 없습니다.`,
    p.detail || '설정 화면에서 Smartship에 로그인해 주세요.',
  ],
  'ship-date-impossible': (p) => [
    `발송예정일(${day(p.wanted)})을 설정할 수 없습니다.`,
    '설정 화면에서 발송예정일 규칙을 확인해 주세요.',
  ],
  'ship-date-needs-delay': (p) => [
    `발송예정일(${day(p.wanted)})이 발송 가능일(${day(p.latest)})을 넘었습니다.`,
    '사이드 패널의 ‘지연 사유 답변’에서 지연 사유와 발송예정일을 선택해 주세요.',
  ],
  'confirm-refused': ({ says }) => [
    `Qoo10이 주문 확인을 받아들이지 않았습니다(${code(says)}).`,
    'J-QSM에서 주문 상태를 확인해 주세요.',
  ],
  'stuck-in-smartship': (p) => [
    `Smartship에서 보류되어 있습니다(${p.shippingNo}: ${p.says}).`,
    'Smartship에서 내용을 확인하고 보류 원인을 해결해 주세요.',
  ],
  'stage-unknown': (p) => [
    `Smartship의 상태 ‘${p.label}’을(를) 알 수 없습니다(${p.shippingNo}).`,
    'Smartship에서 확인해 주세요. 자동으로 처리하지 않습니다.',
  ],
  'server-does-not-show-it': (p) => [
    `‘${step(p.step)}’ 결과가 아직 반영되지 않았습니다.`,
    '반영이 확인될 때까지 다음 단계로 넘어가지 않습니다.',
  ],
  'step-failed': (p) =>
    both(
      `‘${step(p.step)}’ 단계에 실패했습니다. `,
      failureText('ko', { party: p.party, kind: p.failure, says: p.says }),
    ),
  'outbox-lost': () => ['전송 기록이 유실되어 상태를 대조하고 있습니다.', '대조가 끝나면 ‘읽기 전용’을 꺼 주세요.'],
  'step-crashed': (p) => [
    `‘${step(p.step)}’ 도중 확장 프로그램에 문제가 생겼습니다.`,
    `${time(p.at)}에 자동으로 다시 시도합니다. 계속되면 진단 정보와 함께 알려 주세요.`,
  ],
  'outbox-old': () => [
    '전송 기록이 예전 상태로 돌아가 이 전송을 멈췄습니다.',
    'Smartship에 등록되어 있는지 확인한 뒤 ‘재시도’를 눌러 주세요.',
  ],
  'disk-full': () => [
    '디스크에 여유 공간이 없어 전송을 기록하지 못했습니다. 아무것도 전송하지 않았습니다.',
    '여유 공간을 확보한 뒤 다시 전송해 주세요.',
  ],
  'already-running': (p) => [
    `‘${step(p.step)}’ 단계를 처리하는 중이라 지금은 변경할 수 없습니다.`,
    '잠시 후 다시 시도해 주세요.',
  ],
  'not-proven-gone': () => [
    '이전 등록이 Smartship에서 없어졌는지 확인할 수 없습니다.',
    '‘지금 동기화’ 후에 다시 시도해 주세요.',
  ],
  'shipping-order-only-late': (p) => [
    `배송 요청은 입금 후 ${p.days}일 이내이고 송장번호가 없는 주문만 생성할 수 있습니다.`,
    'Smartship에서 등록해 주세요.',
  ],
  'hold-set': (p) => [
    `Smartship에서 보류했습니다(${p.shippingNo}).`,
    '계속하려면 Smartship에서 보류를 해제한 뒤 ‘재시도’를 눌러 주세요.',
  ],
  'stop-requested': (p) => [
    `배송 중지를 요청했습니다(${p.shippingNo}). 실제로 멈출지는 센터 상황에 따라 다릅니다.`,
    'Smartship에서 결과를 확인해 주세요.',
  ],
  'stop-not-possible': (p) => [
    `더 이상 중지할 수 없습니다(${p.shippingNo}, ${p.label}).`,
    'Smartship 또는 택배사에 문의해 주세요.',
  ],
  'stop-in-doubt': (p) => [
    `배송 중지 요청이 전달되었는지 확인할 수 없습니다(${p.shippingNo}).`,
    'Smartship에서 확인해 주세요. 다시 요청할 수도 있습니다.',
  ],
  'stopped-before-smartship': () => ['Smartship에 등록하기 전에 중지했습니다.', NOTHING],
  'undone-by-seller': () => ['전송을 되돌렸습니다.', '필요하면 다시 전송해 주세요.'],
} satisfies Partial<Sentences>;
