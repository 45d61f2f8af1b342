import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { codesAt, localesOf, localTextAt, moved, put, rowsAt, without, type Part } from './draft';
import { fieldId, useSetUp } from './set-up-context';
import classes from './set-up.module.css';

interface RowsProps {
  path: string;
  /** Where a row has its name. */
  named: 'name' | 'label';
  /** What a row is called that has no name yet. */
  unnamed: string;
  add: string;
  blank: (taken: string[]) => Part;
  children: (path: string) => ReactNode;
}

/** A list that grows and shrinks, and whose order matters. */
export function Rows({ path, named, unnamed, add, blank, children }: RowsProps) {
  const { t } = useTranslation();
  const { draft, change } = useSetUp();
  const [locale = ''] = localesOf(draft);
  const list = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  // The focus follows what was done: to the new row, along with the one that moved, or back to where rows are added.
  const after = useRef<'added' | 'removed' | number>(undefined);
  useEffect(() => {
    const done = after.current;
    after.current = undefined;
    if (done === undefined) return;
    if (done === 'removed') addButton.current?.focus();
    else {
      const row = done === 'added' ? list.current?.lastElementChild : list.current?.children[done];
      row?.querySelector<HTMLElement>(done === 'added' ? 'input, textarea, select' : 'legend')?.focus();
    }
  });
  const rows = rowsAt(draft, path);
  return (
    <div className={classes.rows} id={fieldId(path)} tabIndex={-1}>
      <div ref={list} className={classes.list}>
        {rows.map((_, index) => {
          const at = `${path}[${index}]`;
          const name = localTextAt(draft, `${at}.${named}`, locale).trim() || unnamed;
          return (
            <fieldset key={index} className={classes.row}>
              <legend tabIndex={-1} dir="auto">
                {name}
              </legend>
              {children(at)}
              <div className={classes.tools}>
                {([-1, 1] as const).map((by) => (
                  <button
                    key={by}
                    type="button"
                    aria-label={t(by < 0 ? 'desk.setup.form.up' : 'desk.setup.form.down', { name })}
                    disabled={rows[index + by] === undefined}
                    onClick={() => {
                      after.current = index + by;
                      change(moved(draft, path, index, by));
                    }}
                  >
                    {by < 0 ? '↑' : '↓'}
                  </button>
                ))}
                <button
                  type="button"
                  aria-label={t('desk.setup.form.remove', { name })}
                  onClick={() => {
                    after.current = 'removed';
                    change(without(draft, path, index));
                  }}
                >
                  {t('desk.setup.form.removeShort')}
                </button>
              </div>
            </fieldset>
          );
        })}
      </div>
      <Button
        ref={addButton}
        variant="default"
        onClick={() => {
          after.current = 'added';
          change(put(draft, path, [...rows, blank(codesAt(draft, path))]));
        }}
      >
        {add}
      </Button>
    </div>
  );
}
