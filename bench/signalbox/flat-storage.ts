/**
 * Explores a shipped model and stores each of its states once more, whole, as narrow states are stored. Prints one line of
 * JSON: what that costs for each state. `flat-storage.ts <model> [parameter=value]…`
 */
const checker: typeof import('../../checker/index.js') = await import(built('checker'));
const exploring: typeof import('../../checker/explore/index.js') = await import(built('checker/explore'));
const storing: typeof import('../../checker/store/index.js') = await import(built('checker/store'));
const models: typeof import('../../models/index.js') = await import(built('models'));
