type Attributes = Readonly<Record<string, string | boolean>>

/** An element with attributes and children; strings become text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(attribute, value === true ? '' : value)
  }
  made.append(...children)
  return made
}

/** A button that shows an icon and is called by its label. */
export function iconButton(label: string, path: string, className = ''): HTMLButtonElement {
  const attributes = {
    type: 'button',
    class: `icon-button ${className}`.trim(),
    'aria-label': label,
    title: label,
  }
  return element('button', attributes, icon(path))
}

export function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

/** Drawn with strokes on a grid of 24. */
export const icons = {
  renew:
    'M20 12v6.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-13A1.5 1.5 0 0 1 5.5 4H12M9 15l1-4 8.5-8.5 3 3L13 14z',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M12 19.5V4.5M5.5 11L12 4.5l6.5 6.5',
  copy: 'M9 9h10.5v11.5H9zM15 9V3.5H4.5V15H9',
  copied: 'M5 12.5l4.5 4.5L19 7.5',
  up: 'M3.5 10.5H7v9.5H3.5zM7 11l4-7.5c1.5 0 2.5 1 2.5 2.5v3h5a2 2 0 0 1 2 2.400l-1.200 6.600a2 2 0 0 1-2 1.5H7',
  down: 'M20.5 13.5H17V4h3.5zM17 13l-4 7.5c-1.5 0-2.5-1-2.5-2.5v-3h-5a2 2 0 0 1-2-2.400l1.200-6.600a2 2 0 0 1 2-1.5H17',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0',
} as const
