import { zh as calendarProblems } from './calendar-problems/zh';
import { zh as directoryProblems } from './directory-problems/zh';
import { zh as flowProblems } from './flow-problems/zh';
import { zh as refusals } from './refusals/zh';
import { zh as terms } from './terms/zh';
import type { Words } from './words';

export const zh: Words = { terms, flowProblems, calendarProblems, directoryProblems, ...refusals };
