import type { Step } from '#lib/domain';
import { confirm } from './confirm.ts';
import { enter } from './enter.ts';
import { find } from './find.ts';
import { instruct } from './instruct.ts';
import { preflight } from './preflight.ts';
import type { RunStep } from './step.ts';
import { stopSending } from './stop.ts';
import { track } from './track.ts';

/** Every step and what runs it. */
export const RUN: Readonly<Record<Step, RunStep>> = {
  preflight,
  find,
  enter,
  confirm,
  instruct,
  track,
  stop: stopSending,
};
