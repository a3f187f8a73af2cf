// What the bundle holds: the names under which the server starts workflows.
export { escalation } from './escalation';
export { recovery } from './recovery';
