/// A topic of two entries, for shops that need no more.
let smallTopic = """
  # Shop

  ## Can I bring my dog? {#dogs}

  Also asked:
  - are dogs allowed
  - may my dog come in

  Dogs are welcome.

  ## How much is delivery? {#delivery-cost}

  Also asked:
  - what does delivery cost
  - shipping price

  Delivery is 4 euros.

  """
