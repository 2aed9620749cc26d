const nativeValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');

/**
 * Puts a code into an input the way a person's typing would: the page's scripts hear `input`, `change` and a real blur
 * [jqsm 6, 9.1]. The focus comes back, so that working by keyboard goes on from the same field.
 */
export function writeCode(input: HTMLInputElement, code: string): void {
  input.focus();
  // A page may have put its own `value` on the element; the native one is what typing changes.
  nativeValue?.set?.call(input, code);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText', data: code }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  input.blur();
  input.focus();
}
