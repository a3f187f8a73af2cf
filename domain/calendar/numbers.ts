/**
 * A workflow runs in a sandbox in which every look at a global costs some hundred nanoseconds (fifty times what these functions take): what
 * inner loops need is looked up once.
 */
export const { floor, max, min, round } = Math;
export const FOREVER = Number.POSITIVE_INFINITY;
