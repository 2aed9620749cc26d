/** Sentences as a list, one a line of the text. */
export function Bullets({ text }: { text: string }) {
  return (
    <ul className="ss-bullets">
      {text.split('\n').map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
