import { DomUtils, parseDocument } from 'htmlparser2';

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** What a browser sends when Enter is pressed in a field: the form's fields with its first button, as HTML has it. */
export function pressEnter(
  html: string,
  name: string,
): { readonly path: string; readonly fields: Record<string, string[]> } {
  const page = parseDocument(html);
  const controls = DomUtils.getElementsByTagName((tag) => ['input', 'button'].includes(tag), page);
  const field = controls.find((one) => one.attribs['name'] === name);
  const form = field && formOf(field);
  if (!form) throw new Error(`no form has a field ${name}`);
  const its = controls.filter((one) => formOf(one) === form);
  const button = its.find(({ attribs }) => attribs['type'] === 'submit');
  const fields: Record<string, string[]> = {};
  for (const one of its) {
    const { attribs } = one;
    const isSent = attribs['type'] === 'checkbox' ? 'checked' in attribs : attribs['type'] !== 'submit';
    if (attribs['name'] && (isSent || one === button))
      (fields[attribs['name']] ??= []).push(attribs['value'] ?? '');
  }
  return { path: form.attribs['action'] ?? '', fields };

  function formOf(element: Element): Element | undefined {
    const named = element.attribs['form'];
    const forms = DomUtils.getElementsByTagName('form', page);
    if (named !== undefined) return forms.find(({ attribs }) => attribs['id'] === named);
    return forms.findLast((one) => DomUtils.getElementsByTagName(() => true, one).includes(element));
  }
}
