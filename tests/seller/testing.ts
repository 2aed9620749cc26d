import type { Locator, Page } from 'playwright-core';

const action = (name: string): string => `[data-smartship-action="${name}"]`;

/** The card of one side in the options. */
export const sideOf = (options: Page, party: 'qoo10' | 'smartship'): Locator =>
  options.locator(`section[data-smartship-party="${party}"]`).first();

/** The state's word and what follows, of the one status that speaks for a side. */
export const statusOf = (page: Page, party: 'qoo10' | 'smartship'): Locator =>
  page.getByRole('status', { name: party === 'qoo10' ? 'Qoo10' : 'Smartship', exact: true });

/** What a seller reads after a press of *Test connection*: the report, and the card's own note. */
export async function testConnection(
  options: Page,
  party: 'qoo10' | 'smartship',
): Promise<{ report: string; card: string }> {
  const side = sideOf(options, party);
  const report = await pressAndRead(side, 'test-connection');
  return { report, card: await side.innerText() };
}

/** Presses a button of a card and gives the report that it brings; an earlier report is gone before. */
export async function pressAndRead(side: Locator, button: string): Promise<string> {
  const press = side.locator(action(button)).first();
  await press.click();
  await side
    .locator(`${action(button)}:not([data-loading])`)
    .first()
    .waitFor();
  const reports = side.locator('.op-report');
  await reports.first().waitFor();
  return (await reports.allInnerTexts()).join('\n');
}
