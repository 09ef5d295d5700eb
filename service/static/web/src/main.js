// Starts the page that the document names.

import { blank } from "./blank.js";
import { card } from "./card.js";
import { desk } from "./desk.js";
import { differences } from "./difference.js";
import { embed } from "./embed.js";
import { history } from "./history.js";
import { map } from "./map.js";
import { overview } from "./overview.js";
import { timeline } from "./timeline.js";

const PAGES = { overview, difference: differences, card, history, timeline, map, desk, embed };

const main = document.querySelector("main");

blank(main);
PAGES[document.body.dataset.page]?.(main);
