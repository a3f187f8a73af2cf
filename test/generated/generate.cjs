// `npm run generate`: the TypeScript as it stands, without a build, because a build may need what is written here.
require('../parts/typescript.cjs');
require('./write.ts');
