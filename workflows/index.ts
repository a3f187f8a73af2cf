// What the bundle holds: the names under which the server starts workflows.
export { confidential } from './confidential';
export { directory } from './directory';
export { escalation } from './escalation';
export { recovery } from './recovery';
