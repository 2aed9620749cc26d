import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, HOSTS, type Sandbox, startSandbox } from '#tests/sandbox';
import { NOON, outside } from './helpers.ts';

const running: Sandbox[] = [];
const started = async (): Promise<Sandbox> => {
  const sandbox = await startSandbox({ world: createWorld({ now: NOON }) });
  running.push(sandbox);
  return sandbox;
};
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});

/** GET over TLS with the certificate trusted, as a browser would whose hosts lead here. */
const get = (sandbox: Sandbox, host: string, path: string) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: sandbox.port,
      servername: host,
      ca: sandbox.certificate,
      path,
      headers: { host },
    };
    const request = httpsRequest(options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end();
  });

describe('the running sandbox', () => {
  it('plays every host under its own name with a certificate for it', async () => {
    const sandbox = await started();
    for (const host of HOSTS) expect((await get(sandbox, host, '/nothing-here')).status).not.toBe(502);
    expect(sandbox.world.requests.map(({ host }) => host)).toEqual(HOSTS);
  });

  it('leads every host through its proxy', async () => {
    const sandbox = await started();
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(sandbox.proxyPort, '127.0.0.1', () =>
        socket.write('CONNECT api.qoo10.jp:443 HTTP/1.1\r\n\r\n'),
      );
      socket.once('data', () => {
        const secure = tlsConnect({ socket, servername: 'api.qoo10.jp', ca: sandbox.certificate }, () =>
          secure.write('GET /x HTTP/1.1\r\nHost: api.qoo10.jp\r\nConnection: close\r\n\r\n'),
        );
        secure.once('data', (data: Buffer) => resolve(data.toString().split('\r\n')[0] ?? ''));
        secure.on('error', reject);
      });
      socket.on('error', reject);
    });
    expect(answer).toBe('HTTP/1.1 404 Not Found');
  });

  it('breaks the connection where it is told to', async () => {
    const sandbox = await started();
    sandbox.world.faults.add({ kind: 'cut-before', times: 1 });
    await expect(get(sandbox, 'api.qoo10.jp', '/x')).rejects.toThrow(/hang up|ECONNRESET/);
    expect((await get(sandbox, 'api.qoo10.jp', '/x')).status).toBe(404);
  });
});

describe('what the sandbox can do wrong', () => {
  const CONFIRM = 'ShippingBasic.SetSellerCheckYN_V2';

  it('loses a reply after the effect, or breaks before it', async () => {
    const { world, qapi } = outside();
    const fields = { OrderNo: world.stories.readySingle.orderNo, EstShipDt: '20261125' };
    world.faults.add({ kind: 'cut-before', match: CONFIRM, times: 1 });
    await expect(qapi(CONFIRM, fields)).rejects.toThrow();
    expect(world.effects.count('confirm')).toBe(0);
    world.faults.add({ kind: 'cut-after', match: /SetSellerCheckYN/, times: 1 });
    await expect(qapi(CONFIRM, fields)).rejects.toThrow();
    expect(world.effects.count('confirm')).toBe(1);
  });

  it('answers a web page, half an answer, a byte order mark, another status, an error code', async () => {
    const { world, qapi } = outside();
    const list = async () => (await qapi('ShippingBasic.GetShippingInfo_v3')).text;
    const usual = await list();
    const once = async (fault: Parameters<typeof world.faults.add>[0]) => {
      world.faults.add({ ...fault, times: 1 });
      return list();
    };
    expect(await once({ kind: 'html' })).toContain('<!DOCTYPE html>');
    expect(usual.startsWith(await once({ kind: 'malformed' }))).toBe(true);
    expect(await once({ kind: 'bom' })).toBe(usual);
    expect(await once({ kind: 'slow-body', ms: 1 })).toBe(usual);
    expect((await once({ kind: 'huge-body', bytes: 200_000 })).length).toBeGreaterThan(200_000);
    expect(JSON.parse(await once({ kind: 'error-code', code: -90004 }))).toMatchObject({ ErrorCode: -90004 });
    expect(JSON.parse(await once({ kind: 'error-code', code: -10001 }))).toMatchObject({ ResultCode: -10001 });
    expect(await list()).toBe(usual);
  });

  it('lets something happen between two requests', async () => {
    const { world, qapi } = outside();
    world.faults.add({
      kind: 'meanwhile',
      match: 'GetShippingInfo_v3',
      times: 1,
      run: () => void world.runLinkCycle(),
    });
    await qapi('ShippingBasic.GetShippingInfo_v3');
    expect(world.effects.count('link-register')).toBeGreaterThan(0);
  });

  it('stops when the fault is removed, and only where it was meant', async () => {
    const { world, qapi } = outside();
    const remove = world.faults.add({ kind: 'status', status: 503, host: 'api.tracxlogis.com' });
    expect((await qapi('ShippingBasic.GetShippingInfo_v3')).response.status).toBe(200);
    remove();
    const removeHere = world.faults.add({ kind: 'status', status: 503, host: 'api.qoo10.jp' });
    expect((await qapi('ShippingBasic.GetShippingInfo_v3')).response.status).toBe(503);
    removeHere();
    expect((await qapi('ShippingBasic.GetShippingInfo_v3')).response.status).toBe(200);
  });

  it('writes down every request, keys in addresses included, and refuses hosts that it does not play', async () => {
    const { world, dispatch } = outside();
    const response = await dispatch(new Request('https://elsewhere.example.invalid/x?key=secret'));
    expect(response.status).toBe(502);
    expect(world.requests).toEqual([
      expect.objectContaining({ host: 'elsewhere.example.invalid', path: '/x?key=secret' }),
    ]);
  });
});
