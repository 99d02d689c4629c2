import { defineConfig } from 'signalbox/config';

// What `signalbox verify` runs here. It exits with 1 if anything comes out otherwise than it says.
export default defineConfig({
  // Of each model the first variant with its own parameters: all of its properties hold, and nothing gets stuck.
  models: ['./models/leased-lock.ts'],

  checks: [
    // Larger instances take longer: this one runs with `--profile ci`.
    { model: './models/leased-lock.ts', parameters: { clients: 3, grants: 4 }, profile: 'ci' },

    // A design that is known to be wrong. That its flaw is no longer found would be a surprise, too.
    {
      model: './models/leased-lock.ts',
      variant: 'unfenced',
      property: 'fenced',
      expect: 'violated',
      because: 'the store takes whatever arrives; kept to show that the property can fail',
      // until: '2027-06-30', after which the gate fails: for flaws that are to be mended
    },
  ],

  gate: {
    // `fail` if a state space is not as large as signalbox.baseline.json says; `signalbox verify --update-baseline` renews it.
    drift: 'report',
    // Every action of a design has to be taken in what is explored of it.
    coverage: 1,
  },

  budgets: { each: '2m' },

  // What every run writes: a page for people, and XML for build servers.
  reports: { html: 'signalbox-report', junit: 'junit.xml' },
});
