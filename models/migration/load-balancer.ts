import type { MigrationLanguage } from './state.js';

/** The load balancer, who only asks for the migration; it is content with silence. */
export function loadBalancerActions({ action, timer }: MigrationLanguage) {
  return [
    // Not fair: it may never see a reason.
    action('initiate the migration', {
      by: 'Load balancer',
      when: (s) => s.loadBalancer === 'watching',
      then: (s) => {
        s.loadBalancer = 'migrating';
        s.network.send('Initiate');
      },
    }),

    timer('initiate the migration again', {
      by: 'Load balancer',
      fair: 'weak',
      when: (s) =>
        s.loadBalancer === 'migrating' &&
        s.manager.phase === 'idle' &&
        s.manager.crashed.isEmpty &&
        !s.network.has('Initiate'),
      then: (s) => s.network.send('Initiate'),
    }),
  ];
}
