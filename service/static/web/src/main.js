// Starts the page that the document names.

import { card } from "./card.js";
import { differences } from "./difference.js";
import { desk } from "./history.js";
import { map } from "./map.js";
import { overview } from "./overview.js";
import { timeline } from "./timeline.js";

const PAGES = { overview, differences, card, history: desk, timeline, map };

PAGES[document.body.dataset.page]?.(document.querySelector("main"));
