import { isFields, type StateType } from '../language/index.js';
import { ofChannels, ofMessageBag, ofMessageSet } from './network-words.js';
import {
  ofArray,
  ofBudget,
  ofCountdown,
  ofMap,
  ofRecord,
  ofScalar,
  ofSequence,
  ofSet,
  ofVectorClock,
} from './structure-words.js';
import type { Vocabulary } from './words.js';

/** Everything that can be asked of and done to a thing of this type. */
export function vocabularyOf(type: StateType): Vocabulary {
  if (isFields(type)) return ofRecord(type);
  switch (type.kind) {
    case 'domain':
      return ofScalar(type);
    case 'array':
      return ofArray(type.index, vocabularyOf(type.element));
    case 'set':
      return ofSet(type);
    case 'map':
      return ofMap(type);
    case 'sequence':
      return ofSequence(type);
    case 'vector clock':
      return ofVectorClock(type);
    case 'budget':
      return ofBudget(type.limit);
    case 'countdown':
      return ofCountdown(type);
    case 'message set':
      return ofMessageSet(type.messages);
    case 'message bag':
      return ofMessageBag(type);
    case 'channels':
      return ofChannels(type);
  }
}
