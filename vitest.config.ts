import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [await WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/{unit,schedules}/**/*.test.{ts,tsx}'],
          environment: 'node',
          // The schedules reckon all the time: each core has its part of them.
          maxWorkers: '100%',
        },
      },
      {
        plugins: [await WxtVitest()],
        test: { name: 'dom', include: ['tests/dom/**/*.test.{ts,tsx}'], environment: 'happy-dom' },
      },
      {
        test: { name: 'security', include: ['tests/security/**/*.test.ts'], environment: 'node' },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          // Each file has a sandbox and a browser of its own, and mostly waits: three at a time keep two cores busy.
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
