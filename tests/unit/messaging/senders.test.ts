import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Handlers, type MessageName, protocol, senderKind, serve } from '#lib/messaging';

const OWN = { id: 'abcdefghijklmnop', origin: 'chrome-extension://abcdefghijklmnop' };
const source = (url: string, change: { extensionId?: string; tabId?: number | undefined } = {}) => ({
  extensionId: OWN.id,
  url,
  tabId: 7,
  windowId: 1,
  ...change,
});
const JQSM = 'https://qsm.qoo10.jp/GMKT.INC.Gsm.Web/Delivery/DeliveryManagement.aspx';

describe('who a sender is', () => {
  it('is a page of ours only by our own origin', () => {
    expect(senderKind(source(`${OWN.origin}/popup.html`), OWN)).toBe('page');
    expect(senderKind(source(`${OWN.origin}.evil.example/popup.html`), OWN)).toBeNull();
  });

  it('is a content script only on J-QSM, in a tab', () => {
    expect(senderKind(source(JQSM), OWN)).toBe('content');
    expect(senderKind(source('https://qsmupload.qoo10.jp/x'), OWN)).toBe('content');
    expect(senderKind(source(JQSM, { tabId: undefined }), OWN)).toBeNull();
    for (const url of [
      'https://qsm.qoo10.jp.evil.example/',
      'http://qsm.qoo10.jp/',
      'https://www.qoo10.jp/',
      'about:blank',
    ]) {
      expect(senderKind(source(url), OWN)).toBeNull();
    }
  });

  it('is nobody when another extension speaks', () => {
    expect(senderKind(source(JQSM, { extensionId: 'another' }), OWN)).toBeNull();
  });
});

describe('the message table', () => {
  const called: string[] = [];
  beforeEach(() => {
    called.length = 0;
    fakeBrowser.reset();
    Object.assign(fakeBrowser.runtime, { id: OWN.id });
    Object.defineProperty(globalThis, 'location', { value: { origin: OWN.origin }, configurable: true });
    const handlers = Object.fromEntries(
      Object.keys(protocol).map((name) => [
        name,
        async () => {
          called.push(name);
          return { never: 'a valid answer' };
        },
      ]),
    ) as unknown as Handlers; // the handlers only record that they were reached
    serve(handlers, () => undefined);
  });

  const send = async (message: unknown, url: string) => {
    // Only the fields that the border reads; a whole tab has a dozen more.
    const sender = { id: OWN.id, url, tab: { id: 7, windowId: 1 } } as never;
    return new Promise((resolve) => {
      const listeners: unknown = fakeBrowser.runtime.onMessage.trigger(message, sender, resolve);
      void Promise.resolve(listeners);
    });
  };

  for (const [name, { from }] of Object.entries(protocol) as [MessageName, (typeof protocol)[MessageName]][]) {
    const senders: readonly string[] = from;
    if (!senders.includes('content')) {
      it(`never lets a J-QSM page reach ${name}`, async () => {
        await expect(send({ name, input: {} }, JQSM)).resolves.toEqual({ error: 'not-allowed' });
        expect(called).toEqual([]);
      });
    }
  }

  it('never lets a page of another site reach anything', async () => {
    for (const name of Object.keys(protocol)) {
      await expect(send({ name, input: {} }, 'https://www.qoo10.jp/')).resolves.toEqual({ error: 'not-allowed' });
    }
    expect(called).toEqual([]);
  });

  it('refuses input that is not in the table, before a handler sees it', async () => {
    await expect(send({ name: 'send.press', input: { orderNo: '1; DROP', named: [] } }, JQSM)).resolves.toEqual({
      error: 'not-understood',
    });
    await expect(send({ name: 'page.orders', input: { orderNos: 'all' } }, JQSM)).resolves.toEqual({
      error: 'not-understood',
    });
    expect(called).toEqual([]);
  });

  it('does not let out an answer that is not in the table', async () => {
    await expect(send({ name: 'page.orders', input: { login: null, orderNos: [] } }, JQSM)).resolves.toEqual({
      error: 'failed',
    });
    expect(called).toEqual(['page.orders']);
  });
});
