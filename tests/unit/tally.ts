/** Counts the generated answers that a property really tried, and says so in a long run (`npm run fuzz`). */
export function tally(of: string) {
  let answers = 0;
  return {
    one: (): void => {
      answers += 1;
    },
    tell: (): void => {
      if (process.env.SMARTSHIP_LONG === '1') process.stdout.write(`generated answers, ${of}: ${answers}\n`);
    },
  };
}
