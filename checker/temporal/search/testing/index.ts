export { finished } from './finished.js';
export {
  constraintsOfLabels,
  type GivenEdge,
  graphOfEdges,
  productOf,
  randomEdges,
  randomProduct,
} from './random-product.js';
export { lengthOfShortestLasso } from './shortest-lasso.js';
