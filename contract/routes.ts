import { actRoutes } from './routes/acts';
import { calendarRoutes } from './routes/calendars';
import { confidentialRoutes } from './routes/confidential';
import { directoryRoutes } from './routes/directory';
import { escalationRoutes } from './routes/escalations';
import { flowRoutes } from './routes/flows';
import { inboxRoutes } from './routes/inbox';
import { jobRoutes } from './routes/jobs';
import { keyRoutes } from './routes/keys';
import { notificationRoutes } from './routes/notifications';
import { operationRoutes } from './routes/operations';
import { organisationRoutes } from './routes/organisation';

/** Every way into the engine. */
export const routes = [
  ...escalationRoutes,
  ...confidentialRoutes,
  ...actRoutes,
  ...inboxRoutes,
  ...notificationRoutes,
  ...flowRoutes,
  ...directoryRoutes,
  ...calendarRoutes,
  ...organisationRoutes,
  ...jobRoutes,
  ...keyRoutes,
  ...operationRoutes,
] as const;

export type RouteId = (typeof routes)[number]['id'];
