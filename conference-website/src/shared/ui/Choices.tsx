import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import classes from './Choices.module.css';

/** A question with its possible answers, as screen readers expect it: a group with a name, help and error. */
export function ChoiceGroup({ id, legend, hideLegend, help, error, required, type, children }: ChoiceGroupProps) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  const aria = {
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <fieldset
      className={classes.group}
      role={type === 'radio' ? 'radiogroup' : 'group'}
      aria-required={type === 'radio' && required ? true : undefined}
      {...(type === 'radio' ? aria : { 'aria-describedby': aria['aria-describedby'] })}
    >
      <legend className={hideLegend ? classes.hidden : classes.legend}>{legend}</legend>
      {help && (
        <p id={`${id}-help`} className={classes.help}>
          {help}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface ChoiceGroupProps {
  id: string;
  legend: ReactNode;
  hideLegend?: boolean;
  help?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  type: 'radio' | 'checkbox';
  children: ReactNode;
}

interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'children'> {
  type: 'radio' | 'checkbox';
  label: ReactNode;
  children?: ReactNode;
  look?: 'plain' | 'card';
  invalid?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** One radio button or checkbox; as a card, the whole card can be touched. */
export function Choice({ type, label, children, look = 'plain', invalid, id, ...input }: ChoiceProps) {
  return (
    <div className={classes.choice} data-look={look} data-invalid={invalid ? true : undefined}>
      <input id={id} type={type} className={classes.tick} {...input} />
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      {children && <div className={classes.more}>{children}</div>}
    </div>
  );
}
