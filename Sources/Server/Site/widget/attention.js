/** Unread lines, in the title of the page, and the sound. */
export class Attention {
  constructor() {
    this.unread = 0;
    /** Off until the visitor turns it on. */
    this.hasSound = false;
    this.mark = "";
    /** @type {AudioContext | undefined} */
    this.context = undefined;
  }

  /** Somebody said something that is not being looked at. */
  raise() {
    this.#count(this.unread + 1);
    this.sound();
  }

  calm() { this.#count(0); }

  /** Two soft notes. */
  sound() {
    if (!this.hasSound) return;
    const context = this.context ??= new AudioContext();
    [660, 880].forEach((pitch, index) => {
      const start = context.currentTime + index * 0.12;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.06, start);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.3);
    });
  }

  /** @param {number} unread */
  #count(unread) {
    this.unread = unread;
    const mark = unread > 0 ? `(${unread}) ` : "";
    if (mark === this.mark) return;
    // The page may have changed its title meanwhile: only the mark is ours.
    const title = document.title.startsWith(this.mark) ? document.title.slice(this.mark.length) : document.title;
    document.title = mark + title;
    this.mark = mark;
  }
}
