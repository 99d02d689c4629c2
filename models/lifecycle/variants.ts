import type { Variant } from '../../checker/index.js';
import type { Fields, LifecycleLanguage } from './state.js';

type Design = Variant<Fields> | ((language: LifecycleLanguage) => Variant<Fields>);

export const variants = {
  repaired: { about: 'Monitoring before the connections, leave before they are closed' },
} satisfies { readonly [name: string]: Design };
