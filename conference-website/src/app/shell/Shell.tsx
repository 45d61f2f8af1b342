import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from '@/shared/i18n/use-translation';
import { Announcer } from '@/shared/ui/announcer';
import { ColourSwitch } from './ColourSwitch';
import { LanguageSwitch } from './LanguageSwitch';
import { OfflineBanner } from './OfflineBanner';
import classes from './Shell.module.css';

/** What surrounds every page. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('site.skipToContent')}
      </a>
      <OfflineBanner />
      <header className={classes.header}>
        <Link to="/" className={classes.brand}>
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className={classes.name}>{t('site.name')}</span>
        </Link>
        <nav aria-label={t('site.manage')} className={classes.nav}>
          <Link to="/manage" className={classes.link}>
            {t('site.manage')}
          </Link>
        </nav>
        <div className={classes.switches}>
          <LanguageSwitch />
          <ColourSwitch />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <footer className={classes.footer}>
        <p>{t('site.footer')}</p>
        <Link to="/organiser" className={classes.link}>
          {t('site.desk')}
        </Link>
      </footer>
      <Announcer />
    </div>
  );
}
