import type { ComponentChildren, VNode } from 'preact';

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  /** Words under the label. */
  readonly hint?: ComponentChildren;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  readonly type?: 'text' | 'email' | 'url' | 'password' | 'search' | 'datetime-local' | 'number';
  /** A text area of so many rows instead of a line. */
  readonly rows?: number;
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly maxlength?: number;
}

/** A form field with its label, hint and error, joined for screen readers. */
export function Field({ id, label, hint, error, value, rows, type = 'text', ...rest }: FieldProps): VNode {
  const described =
    [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    ...rest,
    'aria-describedby': described,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id}>
        {label}
        {rest.required ? null : <span class="field-optional"> (optional)</span>}
      </label>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {rows ? (
        <textarea {...shared} rows={rows}>
          {value ?? ''}
        </textarea>
      ) : (
        <input {...shared} type={type as 'text'} value={value ?? ''} />
      )}
    </div>
  );
}

interface ErrorSummaryProps {
  readonly words: string;
  readonly errors: Readonly<Record<string, string | undefined>>;
  /** The id of a field's element, by the field's name. */
  readonly idOf: (name: string) => string;
}

/** What is wrong with a form, above it, with a link to each field. */
export function ErrorSummary({ words, errors, idOf }: ErrorSummaryProps): VNode {
  const wrong = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <p>{words}</p>
      {wrong.length > 0 ? (
        <ul>
          {wrong.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${idOf(name)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
