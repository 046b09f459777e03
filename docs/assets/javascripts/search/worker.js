// The worker of the search, in place of the theme's own: it speaks as that one does.
//
//   page -> worker   {type: 0, data: {config, docs}}   the index
//                    {type: 2, data}                   a question
//   worker -> page   {type: 1}                         the index is ready
//                    {type: 3, data: {items, suggest}} what was found

import {Finder} from "./finder.js";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

let finder;

addEventListener("message", ({data: {type, data}}) => {
  if (type === SETUP) {
    finder = new Finder(data);
    postMessage({type: READY});
  } else if (type === QUERY) {
    postMessage({type: RESULT, data: finder.find(data)});
  }
});
