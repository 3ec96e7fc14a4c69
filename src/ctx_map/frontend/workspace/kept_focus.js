// The keyboard stays where it was when a button is made anew in its place: a heading that is marked becomes another
// element, and whoever stood on it would have to come all the way from the top of the page again.

const KEYED = "[class*='st-key-ws_']";

export class KeptFocus {
  constructor() {
    this.at = null; // the button that has the focus, and the class of its place
    this.onFocus = (event) => this.held(event.target);
    this.onPointer = () => this.held(null);
    this.made = new MutationObserver(() => this.back());
    document.addEventListener("focusin", this.onFocus);
    document.addEventListener("pointerdown", this.onPointer, true);
    this.made.observe(document.body, { childList: true, subtree: true });
  }

  end() {
    document.removeEventListener("focusin", this.onFocus);
    document.removeEventListener("pointerdown", this.onPointer, true);
    this.made.disconnect();
  }

  held(element) {
    const place = element instanceof HTMLButtonElement && element.closest(KEYED);
    this.at = place ? { element, name: [...place.classList].find((each) => each.startsWith("st-key-ws_")) } : null;
  }

  // Only where the focus was lost with its button: what somebody chose since is left alone.
  back() {
    if (!this.at || this.at.element.isConnected || document.activeElement !== document.body) return;
    const again = document.querySelector(`.${CSS.escape(this.at.name)} button`);
    if (again) again.focus({ preventScroll: true });
  }
}
