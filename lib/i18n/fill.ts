/** The names that stand in braces in a template. */
type Named<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never;

/** Puts values into a template's braces; the compiler asks for each that the template names. */
export function fill<Template extends string>(
  template: Template,
  values: Readonly<Record<Named<Template>, string | number>>,
): string {
  return template.replace(/\{(\w+)\}/g, (_, name: Named<Template>) => `${values[name]}`);
}
