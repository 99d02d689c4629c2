import { mutantsOf } from './properties/testing/mutation/mutants.js';
for (const m of process.argv.slice(2)) {
  let count = 1;
  for (let i = 0; i < count; i++) {
    const t = Date.now();
    try {
      const found = await mutantsOf(m, (n) => { count = n; return [i]; });
      for (const f of found) console.log(m, f.outcome, f.file, f.line, f.text, '--', f.by.slice(0,150), (Date.now()-t)/1000);
    } catch (e) { console.log(m, i, String(e).slice(0,300), (Date.now()-t)/1000); }
  }
}
