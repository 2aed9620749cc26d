/** The steps of sending a cart, in order (design §5). */
export type Step = 'preflight' | 'find' | 'enter' | 'confirm' | 'instruct' | 'track';
export const STEPS: readonly Step[] = ['preflight', 'find', 'enter', 'confirm', 'instruct', 'track'];
