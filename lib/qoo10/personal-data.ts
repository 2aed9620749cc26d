const STARS = '***';

/**
 * People's data on its way to the one call that needs it [design §9]. Printing, logging or JSON gives stars, and a structured clone (a database,
 * a message) carries nothing, so it cannot be stored by accident. Only `reveal` gives the value.
 */
export class PersonalData<Value> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  /** The value itself; for building the *create* call, nowhere else. */
  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return STARS;
  }

  toJSON(): string {
    return STARS;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return STARS;
  }
}
