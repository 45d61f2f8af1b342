import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EventList } from '@/features/catalogue/EventList';
import { EventPage } from '@/features/catalogue/EventPage';
import { eventQuery, eventsQuery } from '@/features/catalogue/queries';

const event = getRouteApi('/events/$slug');

export function EventsRoute() {
  const { data } = useSuspenseQuery(eventsQuery());
  return <EventList events={data} />;
}

export function EventRoute() {
  const { slug } = event.useParams();
  const { data } = useSuspenseQuery(eventQuery(slug));
  return <EventPage event={data} />;
}
