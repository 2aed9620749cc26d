/** Settings of some version, before they are checked. */
export type Shape = Readonly<Record<string, unknown>>;
