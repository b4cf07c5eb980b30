/** What an agent is told by sound and by the system, once they have agreed to it; and the page's title. */
export class Alerts {
  constructor() {
    this.isOn = false;
    /** @type {AudioContext | undefined} */
    this.sound = undefined;
    this.title = document.title;
  }

  /**
   * Agrees, or takes it back. To be called by a click or a key: browsers let no page sound without one.
   *
   * @returns {Promise<string>} what came of it, in words
   */
  async toggle() {
    this.isOn = !this.isOn;
    if (!this.isOn) return "Alerts are off.";
    this.sound ??= new AudioContext();
    await this.sound.resume();
    this.#beep();
    if (!("Notification" in window)) return "Sound is on.";
    const answer = Notification.permission === "default" ? await Notification.requestPermission()
      : Notification.permission;
    return answer === "granted" ? "Alerts are on: sound, and a notice while you look elsewhere."
      : "Sound is on; the browser shows no notices of this page.";
  }

  /**
   * What customers wrote is not in it: a notice may be read by whoever passes the screen.
   *
   * @param {string} text
   * @param {string} tag what it replaces
   * @param {() => void} onclick
   */
  signal(text, tag, onclick) {
    if (!this.isOn) return;
    this.#beep();
    if (!document.hidden || !("Notification" in window) || Notification.permission !== "granted") return;
    const notice = new Notification("frontdesk", { body: text, tag });
    notice.onclick = () => {
      window.focus();
      onclick();
      notice.close();
    };
  }

  /**
   * @param {number} waiting
   * @param {number} unread
   */
  count(waiting, unread) {
    const counts = [waiting > 0 && `${waiting} waiting`, unread > 0 && `${unread} unread`].filter(Boolean);
    const title = counts.length === 0 ? this.title : `(${counts.join(", ")}) ${this.title}`;
    if (document.title !== title) document.title = title;
  }

  /** Two soft notes. */
  #beep() {
    const { sound } = this;
    if (!sound) return;
    [784, 587].forEach((pitch, index) => {
      const start = sound.currentTime + index * 0.13;
      const [tone, volume] = [sound.createOscillator(), sound.createGain()];
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.06, start);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
      tone.connect(volume).connect(sound.destination);
      tone.start(start);
      tone.stop(start + 0.35);
    });
  }
}
