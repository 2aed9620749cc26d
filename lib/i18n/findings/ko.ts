import { partyOf, type Rows } from './rows.ts';

const SOURCE: Readonly<Record<string, string>> = {
  orders: 'Qoo10 주문',
  shipments: 'Smartship 출고 현황',
  skus: 'Smartship SKU',
  listings: 'Qoo10 상품',
  links: '상품 연동',
};
const LIKELY: Readonly<Record<string, string>> = {
  'link-quiet': '예상 원인: 그 뒤로 Smartship 자동 연동의 수집이 없습니다.',
  waybill: '예상 원인: 운송장이 발급되었을 수 있으며, 이런 주문은 수집되지 않습니다.',
};

export const ko: Rows = {
  'cancelled-after-sending': ({ n }) => [
    `전송 후 취소·클레임 ${n}건`,
    'Smartship에서는 진행 중이라 발송될 수 있습니다.',
    '패널에서 중지를 요청해 주세요.',
  ],
  'double-registration': ({ n }) => [
    `이중 등록 ${n}건`,
    '같은 주문이 Smartship에 2건 있습니다. 이중으로 발송될 수 있습니다.',
    'Smartship에서 한쪽을 취소해 주세요.',
  ],
  'link-on-again': ({ shop }) => [
    'Smartship 자동 연동이 작동하고 있습니다',
    `꺼 두었다고 표시하셨지만 ${shop}의 주문이 자동 연동으로 등록되었습니다. 이중 등록을 막기 위해 이 확장 프로그램의 등록을 멈췄습니다.`,
    '자동 연동을 끄거나 ‘주문 자동 연동’ 담당을 Smartship으로 되돌려 주세요.',
  ],
  'missing-in-smartship': ({ n, kind }) => [
    `Smartship 미등록 ${n}건`,
    LIKELY[kind] ?? '자동 연동이 2회 이상 실행되었을 텐데 아직 수집되지 않았습니다. 원인은 알 수 없습니다.',
    'Smartship 주문 화면에서 수동 연동을 시도해 주세요.',
  ],
  'link-broken': ({ n }) => [
    '자동 연동이 멈췄을 수 있습니다',
    `수집할 수 있는 주문이 ${n}건 있는데 오랫동안 수집이 없습니다.`,
    'Smartship의 API Setting에서 연결 테스트를 해 주세요. 키를 다시 발급해야 할 수 있습니다.',
  ],
  unconfirmed: ({ n, kind }) => [
    kind === 'day-3' ? `입금 후 3영업일 이상 미확인 ${n}건` : `입금 후 2영업일 미확인 ${n}건`,
    '주문 확인이 늦어지면 Qoo10 페널티 대상이 됩니다.',
    '주문을 확인하고 발송예정일을 입력해 주세요.',
  ],
  'planned-date': ({ n, kind }) => [
    kind === 'past' ? `발송예정일 경과 주문 ${n}건` : `발송예정일 임박·출고 미지시 ${n}건`,
    kind === 'past'
      ? '아직 발송되지 않아 ‘발송 지연’이 되며, 구매자가 언제든 취소할 수 있습니다.'
      : '출고 지시가 아직 나가지 않았습니다.',
    kind === 'past' ? '출고 상황을 확인하고 구매자에게 연락해 주세요.' : '패널에서 전송해 주세요.',
  ],
  'tracking-gap': ({ n, kind }) => [
    `송장번호 미반영 ${n}건`,
    kind === 'extension'
      ? 'Smartship에서는 발송되었지만 Qoo10에 번호를 쓰지 못했습니다.'
      : 'Smartship에서는 발송되었지만 하루가 지나도 Qoo10에 번호가 없습니다.',
    kind === 'extension'
      ? '패널에서 주문 이력을 확인하거나 J-QSM에서 번호를 입력해 주세요.'
      : 'J-QSM에서 번호를 입력하거나, 설정에서 ‘송장번호를 Qoo10에 반영’을 이 확장 프로그램에 맡겨 주세요.',
  ],
  'tracking-mismatch': ({ n }) => [
    `송장번호 불일치 ${n}건`,
    'Qoo10과 Smartship의 번호가 다릅니다. 덮어쓰지 않습니다.',
    'J-QSM에서 올바른 번호를 확인해 주세요.',
  ],
  'key-rejected': ({ kind, shop }) => [
    `${partyOf(kind)} 키가 거부되었습니다${shop}`,
    '키가 복구될 때까지 확인을 멈췄습니다.',
    '설정 화면에서 키를 확인해 주세요.',
  ],
  'key-old': ({ kind, shop }) => [
    `${partyOf(kind)} 키 발급 후 11개월 이상 경과`,
    `유효기간은 1년입니다${shop}.`,
    '설정 화면에서 새 키로 바꿔 주세요.',
  ],
  'session-lost': ({ kind }) => [
    kind === 'locked' ? '키가 잠겨 있습니다' : `${partyOf(kind)}에서 로그아웃되었습니다`,
    '백그라운드 작업이 대기하고 있습니다.',
    kind === 'locked' ? '암호 문구를 입력해 주세요.' : '설정 화면에서 다시 로그인해 주세요.',
  ],
  'cannot-check': ({ kind, n, shop }) =>
    kind === 'order-rows'
      ? [
          `읽을 수 없는 주문 ${n}건${shop}`,
          'Qoo10에서 받은 내용을 해석할 수 없어 자동으로는 아무것도 하지 않습니다.',
          'J-QSM에서 확인하고 그곳에서 처리해 주세요.',
        ]
      : [
          `확인 불가: ${SOURCE[kind] ?? kind}${shop}`,
          '읽을 수 없어 현재 상황을 알 수 없습니다. 자동으로 다시 시도합니다.',
          '계속되면 네트워크와 설정 화면의 연결 테스트를 확인해 주세요.',
        ],
  'disk-full': () => [
    '디스크에 여유 공간이 없습니다',
    '읽은 내용을 저장할 수 없어 새 주문을 알아차리지 못하고 처리도 진행되지 않습니다.',
    '여유 공간을 확보한 뒤 ‘지금 동기화’를 눌러 주세요.',
  ],
  'automation-asks': () => [
    '자동 처리가 대기하고 있습니다',
    '12시간 넘게 멈춘 동안 주문이 바뀌었을 수 있습니다.',
    '주문을 확인한 뒤 다시 시작해 주세요.',
  ],
  'stock-asks': ({ n, shop }) => [
    `재고 수 변경 승인 대기 ${n}건${shop}`,
    '0이 되거나 절반 미만으로 줄어드는 변경 등은 승인할 때까지 하지 않습니다.',
    '설정의 ‘재고 연동’에서 승인하거나 그대로 두세요.',
  ],
  stuck: ({ n, state }) => [`${state} ${n}건`, '', ''],
  work: ({ n, kind }) => [
    kind === 'ready' ? `전송 가능 ${n}건` : kind === 'waiting' ? `처리 중 ${n}건` : `오늘 전송 ${n}건`,
    '',
    '',
  ],
};
