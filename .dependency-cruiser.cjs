// Imports point one way: core <- engine <- store <- features <- app; components import nothing above core.
const rooms = ['core', 'engine', 'store', 'features', 'app']

const oneWay = rooms.slice(0, -1).map((room, index) => ({
  name: `${room}-imports-nothing-above-it`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: `^src/(${rooms
      .slice(index + 1)
      .concat(index < 3 ? 'components' : [])
      .join('|')})/`,
  },
}))

// Inside core: each folder imports those before it, and no other.
const folders = [
  'episode',
  'tasks',
  'cost',
  'pool',
  'forest',
  'outcomes',
  'routing',
  'front',
  'learning',
]

const oneWayInCore = folders.slice(0, -1).map((folder, index) => ({
  name: `core-${folder}-imports-nothing-above-it`,
  severity: 'error',
  from: { path: `^src/core/${folder}/`, pathNot: '[.]test[.]ts$' },
  to: { path: `^src/core/(${folders.slice(index + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...oneWay,
    ...oneWayInCore,
    {
      name: 'components-import-core-only',
      severity: 'error',
      from: { path: '^src/components/' },
      to: { path: '^src/(engine|store|features|app)/' },
    },
    {
      name: 'scripts-import-core-and-engine-only',
      severity: 'error',
      from: { path: '^(scripts|bench)/' },
      to: { path: '^src/(store|features|components|app)/' },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '[.]test[.]ts$' },
      to: { path: 'node_modules/(react|react-dom|zustand|onnxruntime|@huggingface|recharts)' },
    },
    {
      name: 'core-uses-no-node-module',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-engine-knows-the-runtime',
      severity: 'error',
      from: { path: '^src/(store|features|components|app)/' },
      to: { path: 'node_modules/(onnxruntime|@huggingface)' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { pathNot: '[.]mjs$' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'require', 'node', 'default', 'types'],
    },
  },
}
