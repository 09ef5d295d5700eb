// Starts the page that the document names.

import { card } from "./card.js";
import { differences } from "./difference.js";
import { overview } from "./overview.js";

const PAGES = { overview, differences, card };

PAGES[document.body.dataset.page]?.(document.querySelector("main"));
