import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from '@/shared/i18n/use-translation';
import { announce } from '@/shared/ui/announcer';
import { Dialog } from '@/shared/ui/Dialog';
import { isSameView, queryOf, viewOfQuery, type View } from '../attendees/view';
import { ConfirmedButton } from '../ConfirmedButton';
import deskClasses from '../desk.module.css';
import { FailureNotice } from '../FailureNotice';
import { ask } from '../queries';
import { viewsPath, viewsQuery, type SavedView } from './queries';
import classes from './views.module.css';

interface SavedViewsProps {
  slug: string;
  /** The one that is shown. */
  view: View;
  /** Whether whoever looks may give views names. */
  mayChange: boolean;
}

/** The views that the team has given names: each is a link, and the one that is shown can become one. */
export function SavedViews({ slug, view, mayChange }: SavedViewsProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: views } = useQuery(viewsQuery(slug));
  const [naming, setNaming] = useState(false);
  const shown = views?.find((one) => isSameView(view, viewOfQuery(one.query, one.columns)));
  const isWhole = isSameView(view, {});
  const changed = () => client.invalidateQueries({ queryKey: ['organiser', 'views', slug] });
  if (!views || (views.length === 0 && (isWhole || !mayChange))) return null;
  return (
    <nav className={classes.views} aria-label={t('desk.views.title')}>
      {views.length > 0 && (
        <ul>
          {views.map((one) => (
            <li key={one.id}>
              <Link
                to="/organiser/events/$slug/{-$page}"
                params={{ slug, page: 'attendees' }}
                search={viewOfQuery(one.query, one.columns) as never}
                activeOptions={{ exact: true, includeSearch: true }}
                resetScroll={false}
              >
                <bdi>{one.name}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {mayChange && !shown && !isWhole && (
        <Button
          variant="default"
          onClick={() => {
            setNaming(true);
          }}
        >
          {t('desk.views.save')}
        </Button>
      )}
      {mayChange && shown && (
        <ConfirmedButton
          label={t('desk.views.remove')}
          name={t('desk.views.removeNamed', { name: shown.name })}
          title={t('desk.views.removeTitle', { name: shown.name })}
          confirm={t('desk.views.removeConfirm')}
          refuse={t('desk.views.keep')}
          action={() => ask('DELETE', `${viewsPath(slug)}/${shown.id}`)}
          onDone={() => {
            announce(t('desk.views.removed'));
            void changed();
          }}
        >
          <p>{t('desk.views.removeText')}</p>
        </ConfirmedButton>
      )}
      <Naming
        open={naming}
        slug={slug}
        view={view}
        onClose={() => {
          setNaming(false);
        }}
        onSaved={(one) => {
          setNaming(false);
          announce(t('desk.views.saved', { name: one.name }));
          void changed();
        }}
      />
    </nav>
  );
}

interface NamingProps {
  open: boolean;
  slug: string;
  view: View;
  onClose: () => void;
  onSaved: (one: SavedView) => void;
}

function Naming({ open, slug, view, onClose, onSaved }: NamingProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  // Sent again, as its answer got lost, it is the same view.
  const id = useRef(crypto.randomUUID());
  const save = useMutation({
    mutationFn: () =>
      ask<SavedView>('PUT', `${viewsPath(slug)}/${id.current}`, {
        name,
        query: queryOf({ ...view, page: undefined, search: undefined }),
        columns: view.columns ?? [],
      }),
    onSuccess: (one) => {
      id.current = crypto.randomUUID();
      setName('');
      onSaved(one);
    },
  });
  return (
    <Dialog
      open={open}
      title={t('desk.views.save')}
      text={<p>{t(view.search === undefined ? 'desk.views.saveText' : 'desk.views.saveWithoutSearch')}</p>}
      onClose={onClose}
    >
      <form
        className={deskClasses.form}
        onSubmit={(submit) => {
          submit.preventDefault();
          if (name.trim()) save.mutate();
        }}
      >
        <TextInput
          label={t('desk.views.name')}
          value={name}
          maxLength={80}
          onChange={(change) => {
            setName(change.currentTarget.value);
          }}
          autoComplete="off"
          dir="auto"
        />
        <FailureNotice error={save.error} />
        <div className={deskClasses.actions}>
          <Button type="submit" disabled={!name.trim()} loading={save.isPending}>
            {t('desk.views.saveConfirm')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('desk.views.notYet')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
