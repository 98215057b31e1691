import type { Page } from '@playwright/test';

/** Collects what the page complains about: broken policy rules, and errors nobody caught. */
export function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (
      /Content Security|Trusted|same key|Maximum update depth|Cannot update a component/i.test(message.text())
    ) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
