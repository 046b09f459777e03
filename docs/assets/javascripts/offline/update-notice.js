// Says that a new release of the site was stored, to a reader who keeps a copy. The page stays as
// it is, with the scripts and the model that it was made for, until the reader loads it again.

import {release} from "../page/release.js";
import {explainProblem} from "./cached-copy.js";

const TAKE_OVER_MS = 1000; // ms for the new worker to take over before the page loads again

/** Watch for new releases, if this page comes from a copy at all. */
export async function watchForUpdates() {
  const {serviceWorker} = navigator;
  if (!serviceWorker?.controller) return;
  const registration = await serviceWorker.ready;
  serviceWorker.addEventListener("message", ({data}) => {
    if (data.type === "release" && data.release !== release) offerUpdate(registration);
    else if (data.type === "problem" && !document.querySelector("offline-copy")) {
      const {message, reason} = explainProblem(data);
      showNotice(
        `A new version of this site could not be stored. ${message} The copy that you have still works. ${reason}`,
      );
    }
  });
  serviceWorker.startMessages();
  registration.waiting?.postMessage({type: "release"});
}

function offerUpdate(registration) {
  showNotice("A new version of this site is stored. This page goes on with the one that it began with.", [
    ["Load the new version", () => load(registration)],
  ]);
}

function load({waiting}) {
  waiting?.postMessage({type: "take-over"});
  const again = () => location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", again, {once: true});
  setTimeout(again, TAKE_OVER_MS);
}

function showNotice(sentence, choices = []) {
  document.querySelector(".update-notice")?.remove();
  const notice = document.createElement("aside");
  notice.className = "update-notice";
  notice.setAttribute("aria-label", "News of this site");
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  notice.append(
    text,
    ...[...choices, ["Later", () => notice.remove()]].map(([label, act]) => button(label, act)),
  );
  document.body.append(notice);
  text.textContent = sentence; // after it is there, so that it is announced
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "md-button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
