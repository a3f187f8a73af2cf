import { conditions } from './conditions';
import { defaults, defaultsWarnings } from './defaults';
import { edges } from './edges';
import { fieldReferences, fieldReferencesWarnings } from './field-references';
import { fields } from './fields';
import { ladderEnds } from './ladder-ends';
import { ladders, laddersUsed } from './ladders';
import { listedOnce } from './listed-once';
import { matrix } from './matrix';
import { names } from './names';
import { openDepartments } from './open-departments';
import { persons } from './persons';
import { priorities, prioritiesWarnings } from './priorities';
import { promise } from './promise';
import { reachable } from './reachable';
import { responsibility } from './responsibility';
import type { Rule } from './rule';
import { rungs } from './rungs';
import { sameAs } from './same-as';
import { steps } from './steps';
import { unless } from './unless';

/** Everything that must hold before a document is published, in the order in which an owner reads it. */
export const RULES: readonly Rule[] = [
  names,
  listedOnce,
  persons,
  sameAs,
  openDepartments,
  fields,
  fieldReferences,
  responsibility,
  unless,
  matrix,
  priorities,
  promise,
  steps,
  defaults,
  edges,
  reachable,
  conditions,
  ladders,
  laddersUsed,
  ladderEnds,
  rungs,
];

/** What is probably not meant. */
export const WARNINGS: readonly Rule[] = [defaultsWarnings, prioritiesWarnings, fieldReferencesWarnings];
