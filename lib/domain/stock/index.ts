export * from './allot.ts';
export * from './approval.ts';
export * from './available.ts';
export * from './facts.ts';
export * from './note.ts';
export * from './plan.ts';
export * from './rule.ts';
export * from './smartship-sync.ts';
