import type { Profile } from '../lab/profile.ts';
import { Shop } from '../lab/shop.ts';
import type { WireDeath } from '../plan.ts';
import { endTrouble, untilRest } from '../play.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** 2026-11-24 10:00 in Japan, a Tuesday. */
const MORNING = Date.UTC(2026, 10, 24, 1);

/** A step that writes outside: the call that does it, and what the sandbox's books call it when it is done by us. */
export const STEPS = {
  confirm: { title: 'confirm at Qoo10', call: 'SetSellerCheckYNBulk', effect: 'confirm', on: 'order' },
  accept: { title: 'confirm in Smartship', call: 'confirm_orders', effect: 'confirm-order', on: 'parcel' },
  create: { title: 'create', call: 'create_order', effect: 'create-order', on: 'parcel' },
  instruct: { title: 'instruct', call: 'request_pick_n_pack', effect: 'instruct', on: 'parcel' },
  track: { title: 'send tracking', call: 'SetSendingInfoBulk', effect: 'send-tracking', on: 'order' },
} as const;
export type StepName = keyof typeof STEPS;

/** One order on its way through a step, in one or two browsers, with everything one needs to break it at a point. */
export class Scene {
  readonly shop: Shop;
  readonly step: StepName;
  readonly orderNo: string;
  readonly packNo: string;
  #shipped = false;

  private constructor(shop: Shop, step: StepName, order: { orderNo: string; packNo: string }) {
    this.shop = shop;
    this.step = step;
    this.orderNo = order.orderNo;
    this.packNo = order.packNo;
  }

  static async open(name: string, step: StepName, browsers = 1): Promise<Scene> {
    const shop = new Shop(`matrix-${name}`, { seed: 1, now: MORNING });
    const { world } = shop;
    const { itemCode } = world.stories.listingWithoutOptions;
    // An order of yesterday, so that the account has something to find.
    world.placeOrder({ itemCode, paidAgo: 26 * 60 * MINUTE });
    world.runLinkCycle();
    const order = world.placeOrder({ itemCode, paidAgo: 60 * MINUTE });
    if (step === 'create') world.smartship.link.automaticOrderIntegration = false;
    world.smartship.link.writeTracking = step !== 'track';
    for (let index = 0; index < browsers; index += 1) {
      await shop.addBrowser((chosen) => {
        if (step === 'track') {
          const dutySince = { tracking: MORNING - 2 * 60 * MINUTE };
          return { ...chosen, dutySince, duties: { ...chosen.duties, tracking: 'extension' } };
        }
        if (step !== 'create') return chosen;
        return { ...chosen, smartshipLinkDeclaredOff: true, duties: { ...chosen.duties, 'bring-in': 'extension' } };
      });
    }
    // Brought in after the browsers looked last: the row still has its button, and the sending adopts what is there.
    if (step !== 'create') world.runLinkCycle();
    world.effects.forgetAll();
    return new Scene(shop, step, order);
  }

  browser(index = 0): Profile {
    const profile = this.shop.profiles[index];
    if (!profile) throw new Error(`no browser ${index}`);
    return profile;
  }

  /** The seller presses; the answer is what he sees. */
  async press(index = 0): Promise<string> {
    const asked = this.browser(index).ask('send.press', { orderNo: this.orderNo, named: [this.orderNo] });
    await this.shop.timeline.settle();
    // A page whose background died waits in vain.
    const reply = await Promise.race([asked, Promise.resolve('no-answer' as const)]);
    return reply === 'no-answer' ? reply : reply.kind;
  }

  /** Breaks the worker at the request that does the step. */
  dieAtStep(how: WireDeath, then: () => void = () => undefined): void {
    this.#atStep(() => {
      then();
      return how;
    });
  }

  /** After the request that does the step was answered, the next write of a job meets this. */
  atWriteAfterStep(how: 'die-before' | 'full'): void {
    this.#atStep(() => {
      this.atWriteOfJobs(1, how);
      return 'go-on';
    });
  }

  /** The nth write of a job from now on meets this. */
  atWriteOfJobs(nth: number, how: 'die-before' | 'die-after' | 'full'): void {
    let left = nth;
    this.shop.trouble.onWrite = ({ table }) => {
      if (table !== 'jobs' || --left > 0) return 'go-on';
      this.shop.trouble.onWrite = () => 'go-on';
      return how;
    };
  }

  /** Somebody else acts just before the sandbox works on a call. */
  meanwhile(call: string, run: () => void): void {
    this.shop.world.faults.add({ kind: 'meanwhile', match: call, times: 1, run });
  }

  /** Time goes on until the step has been tried; the centre ships where the step is about its number. */
  async goOn(): Promise<void> {
    const { timeline, world } = this.shop;
    await timeline.advance(2 * MINUTE);
    if (this.step !== 'track') return;
    const parcel = world.smartship.shipmentOf(this.orderNo);
    if (parcel?.status === 'PI' && !this.#shipped) {
      this.#shipped = true;
      world.shipNow(parcel.shippingNo);
    }
    await timeline.advance(35 * MINUTE);
  }

  /** Everything is well again; comes back when all is at rest. */
  async end(): Promise<boolean> {
    await endTrouble(this.shop);
    await this.goOn();
    await this.goOn();
    return untilRest(this.shop);
  }

  /** How often the step was effectively done to this order, by anybody. */
  done(): number {
    const { world } = this.shop;
    const { effect, on } = STEPS[this.step];
    const parcels = new Set(
      [...world.smartship.shipments.values()]
        .filter(({ lines }) => lines.some(({ orderNo }) => orderNo === this.orderNo))
        .map(({ shippingNo }) => shippingNo),
    );
    return world.effects.log.filter(
      ({ kind, key }) => kind === effect && (on === 'order' ? key === this.orderNo : parcels.has(key)),
    ).length;
  }

  /** Live parcels of this order. */
  parcels(): number {
    const all = [...this.shop.world.smartship.shipments.values()];
    return all.filter(({ lines }) => lines.some(({ orderNo }) => orderNo === this.orderNo)).length;
  }

  /** What the seller reads on the row. */
  async state(index = 0): Promise<string> {
    const seen = await this.browser(index).ask('page.orders', { login: null, orderNos: [this.orderNo] });
    return seen === 'no-answer' ? seen : (seen.rows[this.orderNo]?.state ?? 'nothing');
  }

  #atStep(then: () => WireDeath | 'go-on'): void {
    const { call } = STEPS[this.step];
    this.shop.trouble.onRequest = ({ url, body }) => {
      if (!url.includes(call) && !body.includes(`"${call}"`)) return 'go-on';
      this.shop.trouble.onRequest = () => 'go-on';
      return then();
    };
  }
}
