import { problem } from '../../domain/plan/problems';
import type { Rule } from './rule';

/** A row for each urgency, in it a priority for each importance: whoever opens must get a priority whatever they choose. */
export const matrix: Rule = ({ priority }) => {
  const [urgency, importance] = [priority.urgency.length, priority.importance.length];
  const rows = priority.matrix.length;
  const columns = priority.matrix.find((row) => row.length !== importance)?.length ?? importance;
  return rows === urgency && columns === importance
    ? []
    : [problem('/priority/matrix', 'matrix-shape', { urgency, importance, rows, columns })];
};
