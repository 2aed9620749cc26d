import { assetResponse } from './assets.ts';
import type { QsmData } from './data.ts';
import { EDIT_PATH, editPage } from './edit-page.ts';
import { ROOT } from './frame.ts';
import { LISTINGS_PATH, listingsPage } from './listings-page.ts';
import { summaryOf } from './order-rows.ts';
import { ORDERS_PATH, ordersPage } from './orders-page.ts';
import { PRIME_PATH, primePage } from './prime-page.ts';
import { serviceResponse } from './services.ts';
import { loginPage, noticePage, otherPage } from './session-pages.ts';
import { type Look, lookOf } from './variants.ts';

// 'unsafe-eval' because dhtmlx itself evaluates strings; what matters here is: nothing inline, nothing from or to elsewhere.
const STRICT_POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; img-src * data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'";

function page(markup: string, look: Look | undefined): Response {
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  if (look?.variants.has('csp')) headers.set('Content-Security-Policy', STRICT_POLICY);
  return new Response(markup, { headers });
}

function redirect(address: string): Response {
  return new Response(null, { status: 302, headers: { Location: address } });
}

// A page that needs the seller.
type SignedInPage = (data: QsmData, look: Look, query: URLSearchParams) => string | undefined;

const PAGES: Readonly<Record<string, SignedInPage>> = {
  [ORDERS_PATH.toLowerCase()]: (data, look) => ordersPage(look, data.seller(), summaryOf(data.orders()), data.now()),
  [PRIME_PATH.toLowerCase()]: (data, look) => primePage(look, data.seller(), data.now()),
  [LISTINGS_PATH.toLowerCase()]: (data, look) => listingsPage(look, data.seller()),
  [EDIT_PATH.toLowerCase()]: (data, look, query) => {
    const listing = data.listings().find((each) => each.itemCode === query.get('gd_no'));
    return listing === undefined ? undefined : editPage(look, data.seller(), listing);
  },
};

async function loginResponse(data: QsmData, url: URL, request: Request): Promise<Response> {
  if (request.method === 'POST') {
    const form = new URLSearchParams(await request.text());
    data.signIn();
    const target = form.get('ReturnUrl') ?? '';
    return redirect(target.startsWith('/') ? target : `${ROOT}/Default.aspx`);
  }
  if (url.searchParams.has('logout')) data.signOut();
  return page(loginPage(url.searchParams.get('ReturnUrl') ?? ''), undefined);
}

function signedInResponse(data: QsmData, look: Look, path: string, url: URL): Response {
  if (!data.signedIn())
    return redirect(`${ROOT}/Login.aspx?ReturnUrl=${encodeURIComponent((url.pathname + url.search).toLowerCase())}`);
  const found = PAGES[path.toLowerCase()];
  if (found === undefined) return page(otherPage(path), look);
  const markup = found(data, look, url.searchParams);
  if (markup === undefined) return redirect(`${ROOT}/Notice.aspx?aspxerrorpath=${encodeURIComponent(url.pathname)}`);
  return page(markup, look);
}

/** Answers one request to qsm.qoo10.jp or qsmupload.qoo10.jp. The application's paths are matched without regard to case. */
export async function routeQsm(data: QsmData, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname === '/favicon.ico') return new Response(null, { status: 204 });
  if (!url.pathname.toLowerCase().startsWith(`${ROOT.toLowerCase()}/`)) {
    return url.pathname === '/' ? redirect(`${ROOT}/Default.aspx`) : new Response('Not found', { status: 404 });
  }
  const asset = await assetResponse(url.pathname);
  if (asset !== undefined) return asset;
  const path = url.pathname.slice(ROOT.length + 1);
  if (path.toLowerCase() === 'login.aspx') return loginResponse(data, url, request);
  if (path.toLowerCase() === 'notice.aspx') return page(noticePage(), undefined);
  const look = lookOf(url.searchParams, data.settings());
  if ('unknownVariant' in look) return new Response(`No such page variant: ${look.unknownVariant}`, { status: 400 });
  if (/^swe_\w+\.asmx\//i.test(path)) return serviceResponse(data, look, path, request);
  return signedInResponse(data, look, path, url);
}
