import Foundation
import FrontdeskKit

/// A business that is enough to be answered from, asked about, and sent to people.
enum SmallShop {
  static let files = [
    "business.yaml": """
    name: Small Shop
    timezone: Europe/Berlin
    hours:
      wednesday: ["09:00-18:00"]
    departments:
      safety: {name: Safety, priority: urgent}
    """,
    "orders.md": """
    # Orders

    ## Where is my parcel? {#where-is-my-parcel}

    Also asked:
    - track my parcel
    - my parcel has not arrived
    - when will the parcel come

    The courier's link is in the mail that we sent.

    Ask next: [How much is delivery?](#delivery-cost)

    ## How much is delivery? {#delivery-cost}

    Also asked:
    - what does delivery cost
    - shipping price

    Delivery is **4 euros**.

    ## Can I bring my dog? {#dogs}

    Also asked:
    - are dogs allowed

    Dogs are welcome.

    ## How do I return something? {#return}

    Within 30 days.

    ### By post

    Also asked:
    - return by post

    Print the label.

    ### In the shop

    Bring it.
    """,
    "safety.md": """
    # Safety

    ## Something hurt me {#injury hand-to=safety}

    Also asked:
    - the blender cut my finger

    We are sorry. A person will talk to you.
    """,
    "de/orders.md": """
    # Bestellungen

    ## Darf mein Hund mit? {#dogs}

    Hunde sind willkommen.
    """,
  ]

  static let shop: Frontdesk = {
    do { return try Frontdesk(files: files) } catch { fatalError("\(error)") }
  }()

  /// A Wednesday, eleven o'clock in Berlin: somebody is there.
  static let morning = Date(timeIntervalSince1970: 1_790_154_000)

  static let maria = Frontdesk.Person(id: "maria", name: "Maria")
  static let omar = Frontdesk.Person(id: "omar", name: "Omar")
}
