import type { Page } from 'playwright-core';

/** Elements that stand out of the window to the right, save those that can be scrolled to within a box of their own. */
export const standingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, width, height } = element.getBoundingClientRect();
        return (
          width > 0 &&
          height > 0 &&
          right > innerWidth + 1 &&
          !element.closest('svg') &&
          !scrolls(element.parentElement)
        );
      })
      .map((element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 40)}`);
  });
