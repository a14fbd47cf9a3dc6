// What the pages' scripts do; each part is small, and every page works without them.
import htmx from "htmx.org";

import * as busy from "./parts/busy";
import * as checks from "./parts/checks";
import * as copying from "./parts/copying";
import { addPickers } from "./parts/dates";
import * as errors from "./parts/errors";
import * as faults from "./parts/faults";
import * as list from "./parts/list";
import * as menus from "./parts/menus";
import * as narrowing from "./parts/narrowing";
import * as numbers from "./parts/numbers";
import * as once from "./parts/once";
import * as photos from "./parts/photos";
import * as rail from "./parts/rail";
import * as recovery from "./parts/recovery";
import * as requests from "./parts/requests";
import * as selection from "./parts/selection";
import * as unsaved from "./parts/unsaved";

for (const part of [
  busy, checks, copying, errors, faults, list, menus, narrowing, numbers, once, photos, rail, recovery,
  requests, selection, unsaved,
]) {
  part.start();
}

htmx.onLoad((element) => {
  const root = element as ParentNode;
  addPickers(root);
  menus.foldOnPhone(root);
  narrowing.narrowIn(root);
  selection.showAll();
  once.sendWhenSeen();
  if (element !== document.body) errors.focusSummary(root);
});
