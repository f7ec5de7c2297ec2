import type { ComponentChildren, JSX } from 'preact';
import type { Problem } from '../problem.ts';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: Problem | undefined;
  readonly children: (attributes: FieldAttributes) => JSX.Element;
}

interface FieldAttributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

/** A field with its label, what to write in it, and what is wrong with it. */
export function Field({ name, label, hint, problem, children }: FieldProps) {
  const wrong = problem?.fields[name];
  const described = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ');
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id: name,
        name,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(wrong ? { 'aria-invalid': 'true' } : {}),
      })}
      {wrong && (
        <p class="words-wrong" id={`${name}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  readonly problem?: Problem | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'search' | 'datetime-local' | 'number';
  readonly autocomplete?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

export function TextField({ name, label, value, hint, problem, autocomplete, ...rest }: TextFieldProps) {
  return (
    <Field name={name} label={label} problem={problem} {...(hint ? { hint } : {})}>
      {(attributes) => (
        <input
          {...attributes}
          {...rest}
          // Its types want one literal at a time.
          type={(rest.type ?? 'text') as 'text'}
          value={value ?? ''}
          {...(rest.type === undefined || rest.type === 'text' ? { dir: 'auto' as const } : {})}
          {...(autocomplete ? { autocomplete } : {})}
        />
      )}
    </Field>
  );
}

interface AreaProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  readonly problem?: Problem | undefined;
  readonly rows: number;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly lang?: string;
}

export function AreaField({ name, label, value, hint, problem, ...rest }: AreaProps) {
  return (
    <Field name={name} label={label} problem={problem} {...(hint ? { hint } : {})}>
      {(attributes) => (
        <textarea {...attributes} {...rest} dir="auto">
          {value ?? ''}
        </textarea>
      )}
    </Field>
  );
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly hint?: string;
  readonly problem?: Problem | undefined;
}

export function SelectField({ name, label, value, options, hint, problem }: SelectProps) {
  return (
    <Field name={name} label={label} problem={problem} {...(hint ? { hint } : {})}>
      {(attributes) => (
        <select {...attributes}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  name,
  label,
  checked,
  value = '1',
}: {
  name: string;
  label: string;
  checked: boolean;
  value?: string;
}) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value={value} checked={checked} /> {label}
    </label>
  );
}

/** One button that does one thing, as a form of its own. */
export function ActionButton(props: {
  readonly action: string;
  readonly children: ComponentChildren;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly kind?: 'plain' | 'strong' | 'danger';
}) {
  return (
    <form method="post" action={props.action} class="one-button">
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={props.kind ?? 'plain'}>
        {props.children}
      </button>
    </form>
  );
}

/** What went wrong with the form, above it. */
export function ProblemNote({ problem }: { readonly problem: Problem | undefined }) {
  if (!problem?.words) return null;
  return (
    <p class="note bad" role="alert">
      {problem.words}
    </p>
  );
}
