import type { BrowserContext, Page } from 'playwright-core';

/** Extra fields of an address: the sandbox's page variants (`split`, `late`, …) and numbers such as `columns`. */
export type PageQuery = {
  readonly variant?: string | readonly string[];
  readonly [name: string]: string | number | readonly string[] | undefined;
};

/** `address` with the query's fields added; several values are joined by commas, as the sandbox reads them. */
export function withQuery(address: string, query: PageQuery = {}): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** Opens an address in a new tab and waits for the document. */
export async function openInContext(context: BrowserContext, address: string, query?: PageQuery): Promise<Page> {
  const page = await context.newPage();
  await page.goto(withQuery(address, query), { waitUntil: 'domcontentloaded' });
  return page;
}
