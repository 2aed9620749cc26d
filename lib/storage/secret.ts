/** A key or token in memory. Prints, serializes and concatenates as stars; `reveal` is called just before a request. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  /** The last four characters, which is all a screen may show; short secrets show nothing. */
  ending(): string {
    return this.#value.length >= 12 ? this.#value.slice(-4) : '';
  }

  toString(): string {
    return '****';
  }

  toJSON(): string {
    return '****';
  }
}
