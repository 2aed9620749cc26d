/** Words of a text: runs of letters and digits; Japanese runs also by pairs of characters, as no spaces part its words. */
export function wordsOf(text: string): string[] {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .slice(0, 500)
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(run) ? pairs(run) : [run]));
}

function pairs(run: string): string[] {
  const letters = [...run];
  if (letters.length < 2) return letters;
  return letters.slice(0, -1).map((letter, at) => letter + (letters[at + 1] ?? ''));
}
