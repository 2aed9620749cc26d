import { fill } from '#lib/i18n';
import { ask, type CodeReply, onChanged, type PageContext } from '#lib/messaging/client';
import { createCodeBox } from '../dock/code-box.ts';
import type { Mark } from '../marks.ts';
import { type Page, type PageFeature, RETRY_AFTER } from '../page.ts';
import { readEditForm } from '../read-edit-form.ts';
import { additionalTone } from '../tones.ts';
import type { CodeField, EditFormView } from '../views.ts';
import { writeCode } from '../write-code.ts';
import { codeContent, editFormContent } from './code-words.ts';
import { keepAwakeWhile } from './keep-awake.ts';
import { codeMark } from './listings.ts';
import { createOffers } from './offers.ts';
import { createTeller } from './tell-read.ts';

const ID = 'edit-form';

/** Checks every seller code and option code of a listing's form while the seller types, and offers right ones. */
export const editFormFeature: PageFeature = {
  id: ID,
  pages: /\/(product|goods)\//i,
  init,
};

const markOf = ({ role }: CodeField, reply: CodeReply): Mark => ({
  ...codeMark(reply),
  ...(role === 'additional' && { tone: additionalTone(reply.verdict) }),
});

function init(page: Page): void {
  const { watch, dock, marks, signal } = page;
  let view: EditFormView | null = null;
  let replies: ReadonlyMap<string, CodeReply> = new Map();
  let context: PageContext | null = null;
  let additional: CodeReply['said'] | null = null;
  let problem: 'gone' | 'refused' | null = null;
  let focused: string | null = null;
  let composing = false;
  let dismissed = false;
  let said: string | null = null;
  /** The listing that Qoo10's API says is of no shop set up here. */
  let foreign: string | null = null;
  let latest = 0;
  let asked = '';

  const awake = keepAwakeWhile(signal);
  const tellRead = createTeller(signal);
  /** Why no code of this form is checked: the address and the form, or the page and Qoo10's API, do not agree. */
  const stopped = (): string | null => {
    if (!view) return null;
    const { texts } = page.words();
    if (view.disagree) return texts.disagree;
    return view.itemCode !== null && view.itemCode === foreign
      ? fill(texts.listingDisagrees, { itemCode: foreign })
      : null;
  };
  const current = (): CodeField | null => view?.codes.find((code) => code.key === focused) ?? null;
  const offers = createOffers(() => showBox());
  const box = createCodeBox(dock.host.all, (code) => void use(code));

  const use = async (code: string) => {
    const field = current();
    if (!field || !view || stopped()) return;
    if (field.editing === 'input' && field.field instanceof HTMLInputElement) return writeCode(field.field, code);
    // A grid's own editor would not notice a value from outside: the person pastes it [jqsm 9.1].
    const { texts } = page.words();
    said = await navigator.clipboard.writeText(code).then(
      () => fill(texts.copied, { code }),
      () => fill(texts.copyFailed, { code }),
    );
    showBox();
  };

  const showBox = () => {
    const field = current();
    if (!field || dismissed || signal.aborted) return box.hide();
    const reply = composing ? undefined : replies.get(field.key);
    const words = page.words();
    const content = codeContent(words, { role: field.role, reply, problem, stopped: stopped(), said });
    const offered = reply && !stopped() ? offers.list(words.texts, field, view?.hasOptions ?? false, reply) : [];
    dock.host.attach();
    box.show(field.field, { words, ...content, offers: offered });
  };

  const draw = () => {
    if (!view || signal.aborted) return;
    const wanted = new Map<Element, Mark>();
    for (const code of view.codes) {
      const reply = replies.get(code.key);
      if (stopped()) continue;
      if (reply) wanted.set(code.field, markOf(code, reply));
      else if (problem) wanted.set(code.field, { code: 'unknown' });
    }
    marks.show(wanted);
    dock.host.attach();
    const words = page.words();
    dock.region.show(words, editFormContent(words, stopped(), replies, problem, context, additional));
    showBox();
  };

  const check = async (force = false) => {
    if (!view || view.disagree || composing || signal.aborted) return;
    const { itemCode, hasOptions } = view;
    const codes = view.codes.map(({ key, role, code }) => ({ key, role, code: code.slice(0, 500) }));
    const question = JSON.stringify([itemCode, codes]);
    if ((question === asked || stopped()) && !force) return;
    asked = question;
    latest += 1;
    const mine = latest;
    const reply = await ask('page.codes', { login: page.login(), itemCode, hasOptions, codes });
    if (reply.ok) await page.follow(reply.value.context);
    // A later keystroke has asked since: this answer is of the past.
    if (mine !== latest || signal.aborted) return;
    problem = reply.ok ? null : reply.why;
    if (reply.ok) {
      ({ context, additional } = reply.value);
      foreign = reply.value.listing === 'foreign' ? itemCode : null;
      replies = new Map(reply.value.verdicts.map((verdict) => [verdict.key, verdict]));
    } else {
      replies = new Map();
      if (reply.why === 'refused') setTimeout(() => void check(true), RETRY_AFTER);
    }
    draw();
  };

  const read = () => {
    const next = readEditForm(document, location.href);
    if (next.kind === 'none') {
      if (!view) return;
      view = null;
      box.hide();
      marks.show(new Map());
      return dock.region.hide();
    }
    const first = !view;
    view = next;
    watch.setRoots(
      ID,
      next.codes.map((code) => code.field),
    );
    const { codes, hasOptions, readBy } = next;
    const look = hasOptions ? (readBy.optionCode ?? 'options') : 'no-options';
    tellRead({ page: 'edit-form', look, language: 'unknown', readBy, rows: codes.length }, []);
    if (first) noticeFocus(document.activeElement);
    if (first || next.disagree) draw();
    void check();
  };

  const fieldOf = (target: EventTarget | null): CodeField | null =>
    view?.codes.find((code) => target instanceof Node && code.field.contains(target)) ?? null;
  const listen = (type: string, run: (event: Event) => void) =>
    document.addEventListener(type, run, { capture: true, signal });

  const noticeFocus = (target: EventTarget | null) => {
    if (target === dock.host.element) return;
    const field = fieldOf(target);
    if (field?.key !== focused) said = null;
    focused = field?.key ?? null;
    dismissed = false;
    awake(focused !== null);
    showBox();
  };
  listen('focusin', (event) => noticeFocus(event.target));
  listen('focusout', () => {
    focused = null;
    awake(false);
    box.hide();
  });
  listen('input', (event) => {
    if (!fieldOf(event.target)) return;
    dismissed = false;
    said = null;
    read();
  });
  listen('compositionstart', (event) => {
    if (!fieldOf(event.target)) return;
    composing = true;
    showBox();
  });
  listen('compositionend', (event) => {
    composing = false;
    if (fieldOf(event.target)) read();
  });
  listen('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || !event.isTrusted || composing || !fieldOf(event.target)) return;
    const taken = onKey(event.key);
    if (!taken) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });

  /** True when the key was meant for the suggestions; everything else stays the page's. */
  const onKey = (key: string): boolean => {
    if (key === 'ArrowDown') return box.move(1);
    if (key === 'ArrowUp') return box.move(-1);
    const chosen = box.chosen();
    if (key === 'Escape' && chosen !== null) {
      dismissed = true;
      box.hide();
      return true;
    }
    if (key !== 'Enter' || chosen === null) return false;
    void use(chosen);
    return true;
  };

  watch.onContent(read);
  watch.onMoved(box.place);
  onChanged(() => void check(true), signal);
  // Another login: what was said of the former shop's listing goes.
  page.onLogin(() => {
    replies = new Map();
    foreign = null;
    draw();
    void check(true);
  });
  read();
}
