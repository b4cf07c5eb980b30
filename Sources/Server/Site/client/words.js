/**
 * The texts of the interface, in the languages that the bot's own sentences come in. `{name}` is filled in.
 *
 * @typedef {keyof typeof words} Word
 */
const languages = ["en", "de", "fr", "es"];
/** In the order of `languages`. */
const words = {
  open: ["Open the chat", "Chat öffnen", "Ouvrir la discussion", "Abrir el chat"],
  close: ["Close the chat", "Chat schließen", "Fermer la discussion", "Cerrar el chat"],
  unread: [
    "Unread messages: {count}",
    "Ungelesene Nachrichten: {count}",
    "Messages non lus : {count}",
    "Mensajes sin leer: {count}",
  ],
  menu: ["More", "Mehr", "Plus", "Más"],
  you: ["You", "Sie", "Vous", "Usted"],
  person: ["{name} (person)", "{name} (Mensch)", "{name} (personne)", "{name} (persona)"],
  note: ["Note", "Hinweis", "Note", "Nota"],
  automated: ["automated", "automatisch", "automatique", "automático"],
  ask: ["Write a message …", "Nachricht schreiben …", "Écrivez un message …", "Escriba un mensaje …"],
  send: ["Send", "Senden", "Envoyer", "Enviar"],
  sending: ["Sending …", "Wird gesendet …", "Envoi …", "Enviando …"],
  stored: ["Sent", "Gesendet", "Envoyé", "Enviado"],
  failed: ["Not sent", "Nicht gesendet", "Non envoyé", "No enviado"],
  retry: ["Try again", "Erneut versuchen", "Réessayer", "Reintentar"],
  discard: ["Discard", "Verwerfen", "Abandonner", "Descartar"],
  tooLong: [
    "{count} characters too many", "{count} Zeichen zu viel", "{count} caractères de trop",
    "Sobran {count} caracteres",
  ],
  wantPerson: ["Talk to a person", "Mit einem Menschen sprechen", "Parler à une personne", "Hablar con una persona"],
  withPerson: [
    "You are with {name}, a person", "Sie sprechen mit {name}, einem Menschen",
    "Vous parlez avec {name}, une personne", "Está hablando con {name}, una persona",
  ],
  waiting: [
    "Waiting for a person", "Ein Mensch ist gerufen", "Une personne a été appelée", "Se ha llamado a una persona",
  ],
  place: [
    "Number {position} in the queue", "Nummer {position} in der Warteschlange", "Numéro {position} dans la file",
    "Número {position} de la cola",
  ],
  placeFirst: [
    "First in the queue", "Sie sind als Nächstes dran", "Vous êtes le prochain", "Es el siguiente de la cola",
  ],
  wait: ["about {minutes} min", "etwa {minutes} Min.", "environ {minutes} min", "unos {minutes} min"],
  typing: ["{name} is typing …", "{name} schreibt …", "{name} écrit …", "{name} está escribiendo …"],
  connecting: ["Connecting …", "Verbindung wird aufgebaut …", "Connexion …", "Conectando …"],
  offline: [
    "No connection. Trying again; nothing you write is lost.",
    "Keine Verbindung. Neuer Versuch läuft; nichts geht verloren.",
    "Pas de connexion. Nouvel essai en cours ; rien n’est perdu.", "Sin conexión. Reintentando; no se pierde nada.",
  ],
  elsewhere: [
    "This chat goes on in another tab.",
    "Dieser Chat läuft in einem anderen Tab weiter.",
    "Cette discussion continue dans un autre onglet.",
    "Este chat continúa en otra pestaña.",
  ],
  useHere: ["Use it here", "Hier weiterführen", "Continuer ici", "Seguir aquí"],
  refused: [
    "The chat is not available at present.", "Der Chat ist zurzeit nicht verfügbar.",
    "La discussion n’est pas disponible pour le moment.", "El chat no está disponible en este momento.",
  ],
  latest: ["Newest messages", "Neueste Nachrichten", "Derniers messages", "Mensajes recientes"],
  choices: ["Suggested replies", "Antwortvorschläge", "Réponses proposées", "Respuestas sugeridas"],
  masked: [
    "A card number was struck out before your message was stored.",
    "Eine Kartennummer wurde vor dem Speichern unkenntlich gemacht.",
    "Un numéro de carte a été masqué avant l’enregistrement.",
    "Se ha tachado un número de tarjeta antes de guardar su mensaje.",
  ],
  erased: [
    "What was written here was erased.", "Was hier stand, wurde gelöscht.", "Ce qui était écrit ici a été effacé.",
    "Lo que había aquí se ha borrado.",
  ],
  sealed: [
    "This conversation is closed. You can still write.",
    "Dieses Gespräch ist abgeschlossen. Sie können weiter schreiben.",
    "Cette conversation est close. Vous pouvez toujours écrire.",
    "Esta conversación está cerrada. Puede volver a escribir.",
  ],
  rateAnswer: ["Was this helpful?", "War das hilfreich?", "Cela vous a-t-il aidé ?", "¿Le ha servido?"],
  helpful: ["Helpful", "Hilfreich", "Utile", "Útil"],
  unhelpful: ["Not helpful", "Nicht hilfreich", "Pas utile", "No útil"],
  rated: [
    "Thank you for telling us.", "Danke für Ihre Rückmeldung.", "Merci pour votre avis.", "Gracias por su opinión.",
  ],
  rateChat: ["Rate this conversation", "Gespräch bewerten", "Évaluer la conversation", "Valorar la conversación"],
  comment: [
    "Anything to add? (optional)", "Möchten Sie etwas ergänzen? (freiwillig)", "Un commentaire ? (facultatif)",
    "¿Algo que añadir? (opcional)",
  ],
  cancel: ["Cancel", "Abbrechen", "Annuler", "Cancelar"],
  back: ["Back", "Zurück", "Retour", "Volver"],
  contactLead: ["Leave a message", "Nachricht hinterlassen", "Laisser un message", "Dejar un mensaje"],
  contactWay: [
    "E-mail address or phone number", "E-Mail-Adresse oder Telefonnummer", "Adresse e-mail ou numéro de téléphone",
    "Correo electrónico o teléfono",
  ],
  contactText: [
    "Your message (optional)", "Ihre Nachricht (freiwillig)", "Votre message (facultatif)", "Su mensaje (opcional)",
  ],
  contactBad: [
    "An e-mail address or a phone number, please.",
    "Bitte eine E-Mail-Adresse oder Telefonnummer angeben.",
    "Indiquez une adresse e-mail ou un numéro de téléphone.",
    "Indique un correo electrónico o un teléfono.",
  ],
  transcript: [
    "Download this conversation", "Gespräch herunterladen", "Télécharger la conversation",
    "Descargar la conversación",
  ],
  data: ["Download my data", "Meine Daten herunterladen", "Télécharger mes données", "Descargar mis datos"],
  forget: ["Erase everything", "Alles löschen", "Tout effacer", "Borrar todo"],
  forgetSure: [
    "All that you wrote here, and all that was answered, is deleted for good.",
    "Was Sie hier geschrieben haben und was geantwortet wurde, wird endgültig gelöscht.",
    "Ce que vous avez écrit ici et les réponses seront supprimés définitivement.",
    "Lo que ha escrito aquí y lo que se ha respondido se elimina para siempre.",
  ],
  again: ["Start a new chat", "Neuen Chat beginnen", "Nouvelle discussion", "Empezar otro chat"],
  finish: ["End this conversation", "Gespräch beenden", "Terminer la conversation", "Terminar la conversación"],
  sound: ["Sound for new messages", "Ton bei neuen Nachrichten", "Son des messages", "Sonido de mensajes"],
  privacy: ["Privacy notice", "Datenschutzhinweis", "Confidentialité", "Privacidad"],
  consentText: [
    "You will write with an automated assistant of {business}. What you write is stored so that it can be answered, and this browser keeps a key to your conversation.",
    "Sie schreiben mit einem automatischen Assistenten von {business}. Was Sie schreiben, wird gespeichert, damit es beantwortet werden kann, und dieser Browser bewahrt einen Schlüssel zu Ihrem Gespräch auf.",
    "Vous écrivez à un assistant automatique de {business}. Vos messages sont enregistrés pour pouvoir y répondre, et ce navigateur garde une clé de votre conversation.",
    "Va a hablar con un asistente automático de {business}. Lo que escriba se guarda para poder responderle, y este navegador conserva una clave de su conversación.",
  ],
  consent: ["Agree and start", "Zustimmen und beginnen", "Accepter et commencer", "Aceptar y empezar"],
  never: ["Do not show again", "Nicht mehr zeigen", "Ne plus afficher", "No volver a mostrar"],
  failedAction: [
    "That did not work: {reason}", "Das hat nicht geklappt: {reason}", "Cela n’a pas fonctionné : {reason}",
    "No ha funcionado: {reason}",
  ],
};

/**
 * The language spoken for a wish such as `de-AT`.
 *
 * @param {string} wish
 * @returns {string} `en` where it is not spoken
 */
export function spokenLocale(wish) {
  const code = wish.toLowerCase().split(/[-_]/)[0];
  return languages.includes(code) ? code : "en";
}

/**
 * A name as it may stand among other words: what is written from right to left keeps to itself, and turns nothing else.
 *
 * @param {string} name
 */
export function isolated(name) { return fromRight.test(name) ? `\u2068${name}\u2069` : name; }

/** Hebrew, Arabic and their neighbours. */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text of the interface.
 *
 * @param {string} locale
 * @param {Word} word
 * @param {Record<string, string | number>} [values]
 */
export function say(locale, word, values = {}) {
  const text = words[word][languages.indexOf(spokenLocale(locale))];
  return text.replace(/\{(\w+)\}/g, (whole, name) => isolated(String(values[name] ?? whole)));
}

/**
 * "Number 2 in the queue · about 3 min".
 *
 * @param {string} locale
 * @param {{position: number, wait_ms?: number}} place
 */
export function sayPlace(locale, { position, wait_ms }) {
  const where = position === 1 ? say(locale, "placeFirst") : say(locale, "place", { position });
  if (wait_ms === undefined) return where;
  return `${where} · ${say(locale, "wait", { minutes: Math.max(1, Math.ceil(wait_ms / 60_000)) })}`;
}
