type Child = Node | string | null;
type Settings = Readonly<Record<string, string | boolean | null>>;

/** Makes an element. Values become attributes and text, never markup; `null` and `false` leave an attribute out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  settings: Settings = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings))
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...children.filter((child) => child !== null));
  return element;
}
