import { en as calendarProblems } from './calendar-problems/en';
import { en as directoryProblems } from './directory-problems/en';
import { en as flowProblems } from './flow-problems/en';
import { en as refusals } from './refusals/en';
import { en as terms } from './terms/en';
import type { Words } from './words';

export const en: Words = { terms, flowProblems, calendarProblems, directoryProblems, ...refusals };
