import type { PageWords } from '#lib/i18n';
import type { CodeReply, PageContext } from '#lib/messaging/client';
import type { CodeBoxContent } from '../dock/code-box.ts';
import type { Note, RegionContent } from '../dock/region.ts';
import { additionalTone, type Tone, verdictTone } from '../tones.ts';
import type { CodeField } from '../views.ts';

interface Known {
  readonly role: CodeField['role'];
  readonly reply: CodeReply | undefined;
  readonly problem: 'gone' | 'refused' | null;
  /** Why no code of this form is checked at all: its listing is not the one it seems to be. */
  readonly stopped: string | null;
  /** What using a suggestion came to, where it needs words. */
  readonly said: string | null;
}

type Said = Pick<CodeBoxContent, 'tone' | 'name' | 'lines'>;

/** A duplicate within the listing blocks a sending; other warnings inform (design §5). */
const toneOf = (role: CodeField['role'], reply: CodeReply): Tone => {
  if (role === 'additional') return additionalTone(reply.verdict);
  return reply.warnings.includes('duplicate') ? 'bad' : verdictTone(reply.verdict);
};

/** What the box beside a code says. */
export function codeContent({ texts, verdicts }: PageWords, { role, reply, problem, stopped, said }: Known): Said {
  if (stopped) return { tone: 'bad', name: verdicts.unknown, lines: [stopped] };
  if (problem) return { tone: 'bad', name: verdicts.unknown, lines: [texts[problem]] };
  if (!reply) return { tone: 'wait', name: texts.checking, lines: [] };
  const { why, next } = reply.said;
  const warnings = reply.warnings.map((warning) => texts[warning]);
  const tone = toneOf(role, reply);
  const good = role === 'additional' ? tone === 'ok' : reply.verdict === 'mapped' || reply.verdict === 'linked';
  return {
    tone,
    name: verdicts[reply.verdict],
    lines: said ? [said] : [why, ...warnings, good ? '' : next],
  };
}

/** What the dock says of the form as a whole. */
export function editFormContent(
  { texts, verdicts }: PageWords,
  stopped: string | null,
  replies: ReadonlyMap<string, CodeReply>,
  problem: Known['problem'],
  context: PageContext | null,
  additional: CodeReply['said'] | null,
): RegionContent {
  const counts = new Map<string, { tone: Tone; name: string; count: number }>();
  for (const reply of stopped ? [] : replies.values()) {
    // They decide nothing; what is wrong with them is said below.
    if (reply.key.startsWith('additional')) continue;
    const counted = counts.get(reply.verdict);
    if (counted) counted.count += 1;
    else
      counts.set(reply.verdict, {
        tone: verdictTone(reply.verdict),
        name: verdicts[reply.verdict],
        count: 1,
      });
  }
  const notes: Note[] = [];
  if (stopped) notes.push({ tone: 'bad', text: stopped });
  else if (problem) notes.push({ tone: 'bad', text: texts[problem] });
  else if (context?.shops.length === 0) notes.push({ tone: 'act', text: texts.noShops });
  else if (replies.size === 0) notes.push({ tone: 'wait', text: texts.checking });
  if (additional && !stopped && !problem) notes.push({ tone: 'act', text: `${additional.why} ${additional.next}` });
  return { title: texts.codes, counts: [...counts.values()], notes };
}
