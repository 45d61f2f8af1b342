import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Event } from '@/shared/api/types';
import { useTranslation } from '@/shared/i18n/use-translation';
import deskClasses from '../desk.module.css';
import { FileButton } from '../ExportButton';
import { ScrollingTable } from '../ScrollingTable';
import classes from './imports.module.css';
import { useProblemWords } from './problem-words';
import { importPath, problemsQuery, type Import, type ImportProblem } from './queries';

interface ProblemRowsProps {
  slug: string;
  one: Import;
  event: Event;
}

/** As many as the service gives at once. */
const atOnce = 100;

/** Every row that has a problem: what is wrong, in which column, and what is written there. */
export function ProblemRows({ slug, one, event }: ProblemRowsProps) {
  const { t } = useTranslation();
  const words = useProblemWords(event);
  const [behind, setBehind] = useState<number[]>([0]);
  const { data: rows } = useQuery(problemsQuery(slug, one.id, behind.at(-1) ?? 0, one.state));
  return (
    <section className={deskClasses.section} aria-labelledby="problems">
      <h2 id="problems">{t('desk.imports.problems', { count: one.bad })}</h2>
      <p>{t('desk.imports.problemsHelp')}</p>
      <div className={deskClasses.actions}>
        <FileButton
          label={t('desk.imports.problemsFile')}
          path={`${importPath(slug, one.id)}/problems.csv`}
          name={`${slug}-problems.csv`}
          done={t('desk.imports.problemsSaved')}
        />
      </div>
      <ScrollingTable labelledBy="problems" className={classes.problems}>
        <thead>
          <tr>
            <th scope="col">{t('desk.imports.row')}</th>
            <th scope="col">{t('desk.imports.columnName')}</th>
            <th scope="col">{t('desk.imports.written')}</th>
            <th scope="col">{t('desk.imports.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {(rows ?? []).flatMap((row) =>
            row.problems.map((problem, index) => (
              <tr key={`${row.number} ${index}`}>
                <th scope="row">{row.number}</th>
                <td>
                  <bdi>{columnOf(one, problem)}</bdi>
                </td>
                <td dir="auto">{row.cells[one.columns.indexOf(problem.field)] ?? ''}</td>
                <td>{words(problem)}</td>
              </tr>
            )),
          )}
        </tbody>
      </ScrollingTable>
      {(behind.length > 1 || rows?.length === atOnce) && (
        <div className={deskClasses.actions}>
          <Button
            variant="default"
            disabled={behind.length === 1}
            onClick={() => {
              setBehind(behind.slice(0, -1));
            }}
          >
            {t('desk.attendees.previous')}
          </Button>
          <Button
            variant="default"
            disabled={rows?.length !== atOnce}
            onClick={() => {
              setBehind([...behind, rows?.at(-1)?.number ?? 0]);
            }}
          >
            {t('desk.attendees.next')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What the file calls it; nothing where no column is that. */
function columnOf(one: Import, problem: ImportProblem): string {
  return one.header[one.columns.indexOf(problem.field)] ?? '';
}
