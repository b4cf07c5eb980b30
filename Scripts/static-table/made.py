"""Messages as customers of many trades write them, made of frames and words of our own."""
import random

THINGS = """
account; address; adapter; admission; advance payment; age limit; air conditioning; allergy; aisle seat; alarm;
anniversary; apartment; app; appointment; apron; armchair; artist; assembly; attachment; audit; baby seat;
back door; bag; baggage; balance; balcony; band; bank transfer; barbecue; basket; bath; bathroom; battery; beach;
bed; bed linen; bicycle; bike; bill; birthday cake; blanket; blinds; boat; boiler; book; booking; booking reference;
boots; bottle; bouquet; box; bracelet; brakes; bread; breakfast; bridge; broadband; brochure; bulb; bus; bus stop;
button; cable; cake; calendar; camera; campsite; cancellation fee; candle; car; car park; card; card reader; carpet;
cash; cat; catalogue; ceiling; cellar; certificate; chair; changing room; charger; charity; charging point; cheese;
cheque; chicken; child; children's menu; choir; cinema; class; cleaner; clock; clothes; coach; coat; code; coffee;
coffee machine; collar; colour; company; complaint; computer; concert; confirmation; confirmation email;
consultation; contact lenses; contract; cookies; copy; cot; coupon; course; courier; cousin; credit; credit card;
credit note; crown; cup; cupboard; curtains; customs; cut; damage; data; date; date of birth; daughter; deadline;
debt; deck; delivery; delivery date; delivery slot; dentist; deposit; desk; dessert; diet; dinner; direct debit;
dishwasher; discount; discount code; display; doctor; dog; door; double room; download; drawer; dress; driver;
driving licence; drink; dry cleaning; ear; earring; electricity; elevator; email; email address; engine; entrance;
envelope; evening class; event; exam; exchange; exhaust; exhibition; extra bed; eye test; fabric; fan; farm; fee;
fence; ferry; filling; film; filter; fine; finger; fire; fish; fitting; flat; flight; floor; flowers; food;
football; form; frame; freezer; fridge; fruit; fuel; furniture; game; garage; garden; gate; gift; gift card;
gift wrap; glass; glasses; gluten free bread; grandmother; grass; group; guarantee; guest; guide; guitar; gym; hair;
haircut; hall; ham; hand luggage; handle; hat; headphones; hearing aid; heating; hedge; helmet; herbs; highlights;
holiday; home; honey; horse; hospital; hotel; hour; house; house key; husband; identity card; ink; instructions;
insurance; interest rate; internet; interview; invitation; invoice; iron; item; jacket; jar; jewellery; job; juice;
kettle; key; keyboard; kitchen; kitten; knee; knife; label; ladder; lamp; laptop; laundry; lawn; lawn mower;
leaflet; leak; leather; lens; lesson; letter; library; licence; lid; lift; light; limit; living room; loan; lock;
login; lorry; lost property; loyalty card; loyalty points; luggage; lunch; machine; mailbox; manager; manual; map;
massage; mattress; meal; meat; medicine; meeting; meeting room; member; membership; membership fee; menu; message;
meter; microwave; milk; mirror; mobile; model; money; monitor; month; mortgage; mother; motorbike; mountain; mouse;
mug; museum; mushrooms; music; nails; name; neck; necklace; newsletter; night; noise; note; notice; number;
number plate; nurse; nuts; offer; office; oil; online account; online shop; opening hours; opticians; order;
order number; oven; overdraft; owner; package; paint; pan; paper; parcel; parents; park; parking; parking permit;
part; partner; passport; password; past order; pay rise; payment; payment method; payment plan; pen; pension;
perfume; person; pet; pet food; petrol; phone; phone number; photo; photographer; piano; picnic; picture; pillow;
pills; pin; pipe; pizza; plan; plant; plants; plate; play area; plug; points; policy; pool; postage; postcode;
poster; pot; potatoes; prescription; present; price; price list; printer; problem; product; professor; profile;
puppy; purchase; qualification; quality; question; queue; quote; rack; radiator; radio; rain; receipt; reception;
recipe; record; reference number; refund; registration; reminder; rent; repair; replacement; report; request;
reservation; restaurant; return label; return; reward; ring; road; roof; room; rose; route; router; rubbish; rug;
salad; sale; sample; sandals; sandwich; sauce; sauna; savings; scarf; schedule; school; screen; screw; sea view;
seat; seeds; service; service charge; shampoo; shelf; ship; shirt; shoes; shop; shoulder; shower; showroom;
side effect; sign; signature; sim card; sink; sister; size; skin; skirt; sleeve; smell; soap; socket; sofa;
software; soil; son; soup; spa; spare key; spare part; speaker; staff; stain; stairs; stamp; starter; statement;
station; stock; stone; storage; store; stove; strap; street; student; student discount; subscription; subtitles;
suit; suitcase; supermarket; supplier; surgery; surname; survey; swimming lesson; swimming pool; switch; table;
tablet; tailor; takeaway; tank; tap; tax; taxi; tea; teacher; team; telephone; television; tenant; tent; terrace;
test; theatre; ticket; tie; tiles; time; timetable; tip; tool; tooth; toothache; top; tour; tour guide; towel; toy;
tracking number; train; trainer; training; transaction; transfer; translation; tree; trial; trip; trousers; tutor;
tyres; umbrella; uniform; university; update; upgrade; username; vaccination; van; vase; vegan option; vegetables;
vegetarian menu; venue; vet; video; view; visa; vitamins; voucher; waiter; waiting list; waiting room; walk; wall;
wallet; wallpaper; wardrobe; warehouse; warranty; washing machine; watch; water; weather; website; wedding;
wedding dress; week; weekend; wheel; wheelchair; wheelchair ramp; wife; wifi; wifi password; window; window seat;
wine; wine list; winter; wood; work; workshop; wrist; x-ray; yoga class; zip
"""
ACTS = """
activate; add; adjust; apply for; arrange; ask about; assemble; attend; back out of; become; block; book; borrow;
bring; build; buy; call about; cancel; change; charge; check; choose; claim; clean; close; collect; combine;
compare; complain about; confirm; connect; contact; copy; correct; cut; deactivate; decide on; delay; delete;
deliver; deposit; design; download; drop off; edit; end; enter; exchange; extend; feed; find; finish; fit; fix;
forget; freeze; get; get hold of; get rid of; give back; give up; hand in; hire; hold; import; improve; include;
insert; inspect; install; insure; join; keep; leave; lend; link; locate; lock; log into; look after; lose; make;
measure; merge; miss; modify; mount; move; offer; open; order; organise; pack; paint; park; pass on; pause; pay;
pay for; pay off; phone about; pick up; plan; plant; postpone; practise; pre-order; prepare; prevent; print;
process; prove; provide; purchase; push back; put back; put off; read; receive; recharge; recommend; recycle;
redeem; reduce; refill; refund; refuse; register; remove; renew; rent; repair; replace; report; request; reschedule;
reserve; reset; resell; restart; return; reuse; ring about; save; see; sell; send; send back; set up; share; ship;
shorten; sign; sign up for; skip; split; stop; store; suspend; swap; switch; take back; take out; taste; teach;
test; top up; track; trade in; train; transfer; translate; treat; trim; try; turn off; turn on; unblock; undo;
unlock; update; upgrade; upload; use; verify; visit; wash; wear; withdraw; wrap; write
"""
QUALITIES = """
accessible; available; bad; bent; better; big; blocked; broken; busy; cheap; cheaper; clean; closed; cold;
comfortable; confusing; correct; cracked; damaged; dangerous; dead; declined; delayed; different; dirty;
discontinued; double; dry; due; early; easy; empty; expensive; expired; fast; faulty; flexible; free; fresh; full;
good; gone; heavy; healthy; hot; included; incomplete; large; late; leaking; local; locked; loose; lost; loud;
mandatory; missing; negotiable; new; noisy; not working; old; open; optional; out of date; out of stock; overdue;
paid; pending; possible; private; quiet; ready; refundable; reliable; required; ripped; rude; safe; second hand;
secure; short; sick; slow; small; smelly; sold out; spare; stiff; stolen; stuck; suitable; swollen; tight; too big;
too late; too long; too small; too tight; too young; unavailable; unclear; unpaid; urgent; used; valid; warm; wet;
wrong; yellow
"""
WHENS = """
today; tomorrow; tonight; this afternoon; this week; next week; next month; on monday; on saturday; on sundays;
at the weekend; in the evening; before noon; after six; at christmas; over easter; on public holidays; in summer;
in winter; in advance; at short notice; yesterday; last week; two weeks ago; for my birthday; for two people;
for a group of ten; for six months; for children; for students; for my mother; for free; online; by phone; by email;
by post; in person; in cash; by card; at home; abroad; at the door; in the shop; at the airport; without an account;
without a receipt; without paying; on my phone
"""
FRAMES = """
how do i {act} {my} {thing}
how can i {act} {a} {thing}
how can i {act} {my} {thing} {when}
can i {act} {my} {thing}
can i {act} {a} {thing} {when}
can you {act} {my} {thing}
can you {act} {a} {thing} {when}
could you {act} {the} {thing} for me
could i {act} {the} {thing} {when}
i want to {act} {my} {thing}
i'd like to {act} {a} {thing}
i would like to {act} {a} {thing} {when}
i need to {act} {my} {thing}
i need {a} {thing}
i need {a} {thing} {when}
i need help with {my} {thing}
i tried to {act} {my} {thing} but {the} {thing2} is {quality}
i can't {act} {my} {thing}
i cannot {act} {the} {thing} because {the} {thing2} is {quality}
is it possible to {act} {a} {thing}
is it possible to {act} {my} {thing} {when}
is it ok to {act} {the} {thing}
do i have to {act} {a} {thing}
do i have to {act} {the} {thing} {when}
do i need {a} {thing}
do i need {a} {thing} to {act} {a} {thing2}
do you have {a} {thing}
do you have {a} {quality} {thing}
do you {act} {thing}
do you {act} {a} {thing} {when}
do you sell {thing}
do you accept {thing}
does {the} {thing} come with {a} {thing2}
does {the} {thing} include {a} {thing2}
what does {a} {thing} cost
how much is {a} {thing}
how much is {the} {thing} {when}
how much does it cost to {act} {a} {thing}
how long does it take to {act} {a} {thing}
how long does {the} {thing} take
how many {thing} can i {act}
what is the {thing}
what is {the} {thing} for {the} {thing2}
what kind of {thing} do you have
what happens if i {act} {my} {thing}
what happens if {my} {thing} is {quality}
what should i do if {the} {thing} is {quality}
what time is {the} {thing}
when can i {act} {my} {thing}
when will {my} {thing} be {quality}
when is {the} {thing} {quality}
where is {my} {thing}
where can i {act} {a} {thing}
where do i find {the} {thing}
where is {the} {thing} {when}
who do i contact about {my} {thing}
who can {act} {my} {thing}
why is {my} {thing} {quality}
why was {my} {thing} {quality}
why can't i {act} {my} {thing}
why did you {act} {my} {thing}
which {thing} is {quality}
which {thing} should i {act}
is {the} {thing} {quality}
is {the} {thing} {quality} {when}
is there {a} {thing}
is there {a} {thing} {when}
is there {a} {quality} {thing}
are there any {thing} {when}
are you open {when}
my {thing} is {quality}
my {thing} is {quality}, what now
my {thing} is {quality}, can you {act} it
{my} {thing} hasn't arrived yet
{the} {thing} has not been {quality}
{the} {thing} you sent me is {quality}
i think {my} {thing} is {quality}
i lost {my} {thing}
i forgot {my} {thing}
i have not received {my} {thing}
someone stole {my} {thing}
tell me about {the} {thing}
tell me how to {act} {a} {thing}
please {act} {my} {thing}
please {act} {the} {thing} {when}
help me {act} {my} {thing}
{thing} {quality}
{thing} {when}
{act} {thing}
{act} {thing} {when}
{thing} {thing2}
{quality} {thing}
{thing}
hi, i bought {a} {thing} {when} and {the} {thing2} is {quality}, can i {act} it
hello, we are coming {when} and wanted to know if {the} {thing} is {quality}
what if i {act} {the} {thing} too late
am i allowed to {act} {a} {thing} {when}
any chance to {act} {my} {thing} {when}
"""

OPENERS = set("how can could is do does what when where who why which are am".split())


def _words(text: str) -> list[str]:
    return [word for word in (" ".join(part.split()) for part in text.split(";")) if word]


def messages(rng: random.Random, count: int) -> list[str]:
    things, acts, qualities, whens = _words(THINGS), _words(ACTS), _words(QUALITIES), _words(WHENS)
    frames = [line for line in FRAMES.splitlines() if line]
    made = []
    for _ in range(count):
        thing = rng.choice(things)
        article = "an" if thing[0] in "aeiou" else "a"
        message = rng.choice(frames).format(
            act=rng.choice(acts), thing=thing, thing2=rng.choice(things), quality=rng.choice(qualities),
            when=rng.choice(whens), my=rng.choice(["my", "my", "the", "our"]),
            the=rng.choice(["the", "the", "my", "your"]), a=rng.choice([article, article, "the", "another"]))
        if message.split()[0] in OPENERS and rng.random() < 0.5:
            message += "?"
        made.append(message)
    return made
