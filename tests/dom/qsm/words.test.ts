import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Language, pageWords } from '#lib/i18n';
import { createPage } from '#lib/qsm';

const RETRY = 5000;
const context = (language: Language) => ({ language, readOnly: false, paused: false, shops: [] });
const said = () => document.querySelector('smartship-dock')?.shadowRoot?.querySelector<HTMLElement>('.said') ?? null;

describe('the words of a J-QSM page', () => {
  let language: Language;
  let asked: number;
  let leaving: AbortController;

  const sendMessage = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
  const answer = () =>
    sendMessage.mockImplementation(async () => {
      asked += 1;
      return { value: pageWords(language) };
    });

  beforeEach(() => {
    vi.useFakeTimers();
    sendMessage.mockRejectedValue(new Error('Could not establish connection.'));
    document.body.replaceChildren();
    language = 'ko';
    asked = 0;
    leaving = new AbortController();
  });
  afterEach(() => {
    leaving.abort();
    vi.useRealTimers();
  });

  it('come in the one language that was chosen', async () => {
    answer();
    const page = await createPage(leaving.signal);
    expect(page?.words()).toEqual(pageWords('ko'));
    expect(said()).toBeNull();
  });

  it('are asked for again only where a reply tells of another language', async () => {
    answer();
    const page = await createPage(leaving.signal);
    await page?.follow(context('ko'));
    expect(asked).toBe(1);
    language = 'en';
    await page?.follow(context('en'));
    expect(asked).toBe(2);
    expect(page?.words().texts.send).toBe('Send');
    expect(page?.dock.host.all.lang).toBe('en');
  });

  it('are waited for where nobody answers, which the page says until somebody does', async () => {
    const coming = createPage(leaving.signal);
    await vi.advanceTimersByTimeAsync(RETRY - 1);
    expect(said()?.hidden).toBe(false);
    expect(said()?.textContent).toContain('No answer');
    answer();
    await vi.advanceTimersByTimeAsync(2);
    expect((await coming)?.words().language).toBe('ko');
    expect(said()?.hidden).toBe(true);
  });

  it('are no longer waited for once the page is left', async () => {
    const coming = createPage(leaving.signal);
    await vi.advanceTimersByTimeAsync(1);
    leaving.abort();
    await vi.advanceTimersByTimeAsync(RETRY);
    expect(await coming).toBeNull();
  });
});
