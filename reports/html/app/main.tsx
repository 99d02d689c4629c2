import { render } from 'preact';
import { contentsOf } from '../contents/index.js';
import { App } from './app.js';
import { readDocuments } from './data.js';
import './style/index.css';

const page = document.getElementById('page');
if (page === null) throw new Error('the page has no place for what it shows');
// The initial markup is for readers without JavaScript: where the data cannot be read, it stays.
const contents = contentsOf(await readDocuments());
page.replaceChildren();
render(<App contents={contents} />, page);
// What was there before cannot be used; this can.
page.dataset.live = '';
