/**
 * A value that is made when it is first asked for, then kept. A worker that wakes for one question must not make what all
 * others need before it answers (design §8): so it is with schemas, of which there are hundreds.
 */
export function later<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
