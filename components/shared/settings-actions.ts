import type { Language } from '#lib/i18n';
import { ask } from '#lib/messaging/client';
import { type Result, resultOf } from './result.ts';

export const setLanguage = async (language: Language): Promise<Result> =>
  resultOf(await ask('settings.language', { language }));

export const setPaused = async (paused: boolean): Promise<Result> => resultOf(await ask('settings.pause', { paused }));

/** Lets automation go on after a long sleep. */
export const letAutomationGoOn = async (): Promise<Result> => resultOf(await ask('automation.go-on', {}));

export const syncNow = async (): Promise<Result> => resultOf(await ask('sync.now', {}));
