import { Failure, LIMITS, wellFormed } from '#base';
import { readFields, readUpload, type Ctx, type Fields } from '#web';

/** What was sent with a form. Every text is well-formed and trimmed; a field that is missing is empty. */
export interface DeskForm {
  /** @throws Failure `bad-input` at this field when it has more characters than `longest`. */
  text(name: string, longest?: number): string;
  all(name: string): readonly string[];
  checked(name: string): boolean;
  file(name: string): Uint8Array | undefined;
  /** As typed, without trimming: for passwords and nothing else. */
  secret(name: string): string;
}

/** Fields that may come more than once: ticked boxes, chosen authors. */
const LISTS = ['comments', 'decisions', 'bylines', 'sections', 'articles'] as const;
/** Values of one such field: four pages of the queue with every box ticked. */
const MOST_VALUES = 200;
/** Octets of a form: the longest article, percent-encoded. */
const FORM_LARGEST = LIMITS.articleBody * 3 + LIMITS.formBody;

/** Reads a form, plain or with a file. @throws Failure `unsupported`, `too-large`, `bad-input` for a broken body. */
export async function readDeskForm(c: Ctx): Promise<DeskForm> {
  if (/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) {
    const { fields, files } = await readUpload(c, { lists: LISTS });
    return formOf(fields, (name) => files.get(name)?.bytes);
  }
  return formOf(await readFields(c.req.raw, { lists: LISTS, largest: FORM_LARGEST }));
}

function formOf(fields: Fields, file: DeskForm['file'] = () => undefined): DeskForm {
  const values = (name: string): readonly string[] => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
  return {
    text: (name, longest = Infinity) => {
      const text = wellFormed(values(name)[0] ?? '');
      if (text.length > longest) throw tooLong(name, longest);
      return text;
    },
    all: (name) => values(name).slice(0, MOST_VALUES).map(wellFormed),
    checked: (name) => values(name).length > 0,
    file,
    secret: (name) => values(name)[0] ?? '',
  };
}

function tooLong(name: string, longest: number): Failure {
  const words = `At most ${longest.toLocaleString('en')} characters fit here.`;
  return new Failure('bad-input', `Nothing was saved. ${words}`, { [name]: words });
}
