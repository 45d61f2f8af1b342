import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const repository = here('../../..');
export const screenshots = here('../../screenshots/');
export const results = here('../../test-results/');
