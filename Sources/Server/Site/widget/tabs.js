const answerMax_ms = 150;

/** The other tabs of this website: whoever holds the chat in one is not torn away by another that merely loads. */
export class Tabs {
  /** @param {() => boolean} isInUse whether somebody chats here */
  constructor(isInUse) {
    this.channel = new BroadcastChannel("frontdesk");
    this.heard = () => {};
    this.channel.onmessage = ({ data }) => {
      if (data === "here") this.heard();
      else if (isInUse()) this.channel.postMessage("here");
    };
  }

  /** @returns {Promise<boolean>} whether somebody chats in another tab */
  othersInUse() {
    return new Promise((resolve) => {
      this.heard = () => resolve(true);
      setTimeout(() => resolve(false), answerMax_ms);
      this.channel.postMessage("who");
    });
  }
}
