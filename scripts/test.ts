/**
 * `npm test`: builds the extension for both browsers, checks style and types, runs every test project, and closes with one line,
 * `N passed, N failed`, over all of them. Ends with 1 when anything failed or could not run.
 *
 *   npm test -- --only=unit,dom        some suites only (build, check, or a Vitest project's name)
 *   npm test -- --repeat=20            the Vitest projects several times; tests that differ between repeats are named
 *   npm test -- --only=unit codes      anything else goes to Vitest
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  closingLine,
  commandOutcome,
  flakes,
  type Outcome,
  total,
  type VitestReport,
  vitestOutcome,
} from './suites.ts';

const ROOT = join(import.meta.dirname, '..');
const PROJECTS = ['unit', 'dom', 'security', 'e2e'];
const COMMANDS = [
  { suite: 'build', name: 'Build for Chromium', tool: 'wxt/bin/wxt.mjs', args: ['build'] },
  { suite: 'build', name: 'Build for Firefox', tool: 'wxt/bin/wxt.mjs', args: ['build', '-b', 'firefox'] },
  {
    suite: 'check',
    name: 'Style',
    tool: '@biomejs/biome/bin/biome',
    args: ['ci', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'],
  },
  { suite: 'check', name: 'Types', tool: 'typescript/bin/tsc', args: ['--noEmit'] },
];

const { only, repeat, rest } = readArguments(process.argv.slice(2));
const outcomes: Outcome[] = [];
for (const { suite, name, tool, args } of COMMANDS) {
  if (!only.includes(suite)) continue;
  console.log(`\n── ${name}`);
  outcomes.push(commandOutcome(name, await run(tool, args)));
}
for (let round = 1; round <= repeat; round += 1) {
  for (const project of PROJECTS) {
    if (!only.includes(project)) continue;
    console.log(`\n── Tests: ${project}${repeat > 1 ? `, round ${round} of ${repeat}` : ''}`);
    outcomes.push(await runProject(project));
  }
}
summarise();

function readArguments(args: string[]): { only: readonly string[]; repeat: number; rest: readonly string[] } {
  const own = args.filter((arg) => /^--(only|repeat)=/.test(arg));
  const { values } = parseArgs({ args: own, options: { only: { type: 'string' }, repeat: { type: 'string' } } });
  const every = ['build', 'check', ...PROJECTS];
  const chosen = values.only?.split(',') ?? every;
  const unknown = chosen.filter((suite) => !every.includes(suite));
  const rounds = Number(values.repeat ?? '1');
  if (unknown.length > 0) refuse(`No suite is called ${unknown.join(', ')}; there are ${every.join(', ')}.`);
  if (!Number.isInteger(rounds) || rounds < 1) refuse('--repeat takes a whole number of at least 1.');
  // The browser tests and the security tests read the built extension, the type check reads types that a build writes.
  const needsBuild = ['check', 'security', 'e2e'].some((suite) => chosen.includes(suite));
  return {
    only: needsBuild ? ['build', ...chosen] : chosen,
    repeat: rounds,
    rest: args.filter((arg) => !own.includes(arg)),
  };
}

function refuse(message: string): never {
  console.error(message);
  console.log(closingLine({ passed: 0, failed: 1, skipped: 0 }));
  process.exit(1);
}

async function runProject(project: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'smartship-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const code = await run('vitest/vitest.mjs', ['run', '--project', project, ...reporters, ...rest]);
    return vitestOutcome(project, code, readReport(report));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(path: string): VitestReport | undefined {
  try {
    // Written a moment ago by the pinned Vitest, whose report has this shape.
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch {
    return undefined;
  }
}

/** Runs a tool of node_modules on this Node and returns its exit code; ended by a signal counts as 1. */
function run(tool: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', tool), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      // Into a file or a log, words without colour codes.
      env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    const stop = () => child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    child.on('error', () => resolve(1));
    child.on('exit', (code) => {
      process.off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

function summarise(): void {
  const unstable = flakes(outcomes);
  const totals = total(outcomes);
  console.log('');
  for (const { suite, ...counts } of outcomes) if (counts.failed > 0) console.log(`✗ ${suite}: ${closingLine(counts)}`);
  for (const { name, failed, runs } of unstable) console.log(`~ fails now and then (${failed} of ${runs}): ${name}`);
  console.log(closingLine(totals));
  process.exitCode = totals.failed > 0 ? 1 : 0;
}
