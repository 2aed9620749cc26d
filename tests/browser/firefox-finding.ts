import type { ElementHandle, Page } from 'puppeteer-core';

/** Selector for `page.locator` and `page.$` by role and accessible name: `named('button', 'Save')`. A name without a role would find the label. */
export function named(role: string, name: string): string {
  return `::-p-aria([name=${JSON.stringify(name)}][role="${role}"])`;
}

/** The form field with this label, waited for; also a password field, which has no role to be found by. */
export async function field(page: Page, label: string): Promise<ElementHandle<Element>> {
  const found = await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')].find((control) =>
        [control.ariaLabel, ...[...(control.labels ?? [])].map((own) => own.textContent)].some(
          // A star marks a field that must be filled.
          (text) => text?.replace(/\s*\*\s*$/, '').trim() === wanted,
        ),
      ),
    {},
    label,
  );
  const element = found.asElement();
  if (!element) throw new Error(`No field is labelled "${label}".`);
  // `find` above returns an element of a document, never a bare node.
  return element as ElementHandle<Element>;
}
